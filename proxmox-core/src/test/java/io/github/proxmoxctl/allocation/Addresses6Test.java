package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.allocation.Allocate.nic;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.validation.TestNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class Addresses6Test {

  private static final String CIDR = "2001:db8:1::/64";

  @Test
  void addressesAreShortUniqueAndLeaveTheFirstOnesToPeople() {
    List<TestServer> servers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      servers.add(auto("web-" + i));
    }
    Allocation allocation = fresh(estate(CIDR).with(servers.toArray(TestServer[]::new)));
    assertThat(allocation.diagnostics()).isEmpty();
    List<Ipv6Address> given =
        allocation.servers().values().stream()
            .map(server -> Objects.requireNonNull(nic(server, "n").address6()))
            .toList();
    assertThat(new TreeSet<>(given)).hasSameSizeAs(given);
    assertThat(given)
        .allSatisfy(
            address -> {
              assertThat(address.high()).isEqualTo(0x2001_0db8_0001_0000L);
              assertThat(address.low()).isBetween(0x1000L, 0xFFFFL);
            });
  }

  @Test
  void whatWasGivenStaysWhoeverComes() {
    AppliedState before = applied(estate(CIDR).with(auto("web")));
    Ipv6Address had = address(get(before, "web"));
    Allocation later =
        Allocator.allocate(estate(CIDR).with(auto("a"), auto("web"), auto("z")), before, DATE);
    assertThat(address(get(later, "web"))).isEqualTo(had);

    Allocation elsewhere =
        Allocator.allocate(estate("2001:db8:2::/64").with(auto("web")), before, DATE);
    assertThat(address(get(elsewhere, "web")).toString()).startsWith("2001:db8:2::");
  }

  @Test
  void ofASmallNetworkEveryHostIsGivenAndNoMore() {
    DesiredState desired =
        new TestEstate()
            .network(TestNetworks.with6("six", "2001:db8:1::8/125", "2001:db8:1::9"))
            .with(auto("a"), auto("b"), auto("c"), auto("d"), auto("e"), auto("f"), auto("g"));
    Allocation allocation = fresh(desired);
    assertThat(allocation.servers()).hasSize(6);
    assertThat(allocation.servers().values())
        .extracting(server -> address(server).toString())
        .containsExactlyInAnyOrder(
            "2001:db8:1::a",
            "2001:db8:1::b",
            "2001:db8:1::c",
            "2001:db8:1::d",
            "2001:db8:1::e",
            "2001:db8:1::f");
    assertThat(allocation.diagnostics())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.summary()).startsWith("no IPv6 address is left in network"));
  }

  @Test
  void aFixedAddressIsNeverGivenToAnotherAndNotTakenFromOne() {
    AppliedState before = applied(estate(CIDR).with(auto("web")));
    Ipv6Address had = address(get(before, "web"));
    Allocation both =
        Allocator.allocate(
            estate(CIDR).with(auto("web"), server("new", new Address6.Fixed(had))), before, DATE);
    assertThat(both.diagnostics()).extracting(Diagnostic::code).containsExactly("address6.taken");

    Allocation fresh =
        fresh(estate(CIDR).with(auto("web"), server("new", new Address6.Fixed(had))));
    assertThat(fresh.diagnostics()).isEmpty();
    assertThat(address(get(fresh, "web"))).isNotEqualTo(had);
  }

  @Test
  void whatComesFromTheNetworkIsNotGiven() {
    Allocation allocation =
        fresh(
            estate(CIDR)
                .with(
                    server("a", new Address6.Slaac()),
                    server("b", new Address6.Dhcp()),
                    server("c", new Address6.None())));
    assertThat(allocation.servers().values())
        .hasSize(3)
        .allSatisfy(server -> assertThat(nic(server, "n").address6()).isNull());
  }

  private static TestEstate estate(String cidr6) {
    return new TestEstate().network(TestNetworks.with6("six", cidr6, null));
  }

  private static TestServer auto(String name) {
    return server(name, new Address6.Auto());
  }

  private static TestServer server(String name, Address6 address) {
    return named(name).nic("n", "six", address, NetworkCard.DEFAULT);
  }

  private static Ipv6Address address(AppliedServer server) {
    return Objects.requireNonNull(nic(server, "n").address6());
  }
}
