package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on IPv6 addresses of networks and servers. */
class Addresses6Test {

  private static final String CIDR = "2001:db8:1::/64";
  private static final String GATEWAY = "2001:db8:1::1";

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1::11, ''",
    "2001:db8:2::11, address.outside",
    "2001:db8:1::1, address.gateway",
    "2001:db8:1::, address.unusable",
  })
  void aFixedAddressIsOneThatAHostCanHave(String address, String code) {
    var problems = new Addresses6().check(estate(CIDR, GATEWAY).with(server("a", fixed(address))));
    assertThat(problems)
        .extracting(Diagnostic::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void whatIsAllocatedOrFixedNeedsANetworkAndTheRestDoesNot() {
    TestEstate estate = estate(null, null);
    assertThat(
            new Addresses6()
                .check(
                    estate.with(
                        server("a", new Address6.Auto()),
                        server("b", fixed("2001:db8:1::11")),
                        server("c", new Address6.Slaac()),
                        server("d", new Address6.Dhcp()),
                        server("e", new Address6.None()))))
        .extracting(Diagnostic::code)
        .containsExactly("address6.network", "address6.network");
  }

  @Test
  void oneAddressOfTwoServersIsReported() {
    assertThat(
            new UniqueAddresses()
                .check(
                    estate(CIDR, GATEWAY)
                        .with(
                            server("a", fixed("2001:db8:1::11")),
                            server("b", fixed("2001:db8:1:0::11")),
                            server("c", fixed("2001:db8:1::12")))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "address.duplicate: 2001:db8:1::11 in network \"six\" is given to \"b\" and to \"a\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1::1, ''",
    "fe80::1, ''",
    "2001:db8:2::1, network.outside",
    "2001:db8:1::, network.outside",
  })
  void theGatewayIsReachedFromTheNetwork(String gateway, String code) {
    assertThat(new NetworkAddresses6().check(estate(CIDR, gateway).with()))
        .extracting(Diagnostic::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void aGatewayWithoutANetworkIsReported() {
    assertThat(new NetworkAddresses6().check(estate(null, "fe80::1").with()))
        .extracting(Diagnostic::code)
        .containsExactly("network.gateway6");
  }

  private static TestEstate estate(@Nullable String cidr6, @Nullable String gateway6) {
    return new TestEstate().network(TestNetworks.with6("six", cidr6, gateway6));
  }

  private static TestServer server(String name, Address6 address) {
    return TestServer.named(name).nic("n", "six", address, NetworkCard.DEFAULT);
  }

  private static Address6 fixed(String address) {
    return new Address6.Fixed(Ipv6Address.parse(address).orElseThrow());
  }
}
