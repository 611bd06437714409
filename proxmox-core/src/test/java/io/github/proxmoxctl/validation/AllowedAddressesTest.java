package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network {@code app} is 10.1.0.0/24, and gives 10.1.0.10 to 10.1.0.250. */
class AllowedAddressesTest {

  @Test
  void addressesWithinHold() {
    assertThat(check(TestServer.named("a").nicAt("n", "app", "10.1.0.77"), "10.1.0.64/26"))
        .isEmpty();
    assertThat(check(TestServer.named("a").nic("n", "app"), "10.9.0.0/24", "10.1.0.0/24"))
        .isEmpty();
    assertThat(check(TestServer.named("a").nic("n", "app", new Address.Dhcp(), null), "10.0.0.0/8"))
        .isEmpty();
  }

  @Test
  void fixedOneOutsideIsReported() {
    assertThat(check(TestServer.named("a").nicAt("n", "app", "10.1.0.11"), "10.1.0.64/26"))
        .extracting(Diagnostic::summary)
        .containsExactly("address 10.1.0.11 is not allowed in stack \"shop\"");
  }

  @Test
  void rangeThatReachesOutsideIsReported() {
    assertThat(check(TestServer.named("a").nic("n", "app"), "10.1.0.0/25"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "an address that is allocated in network \"app\" (10.1.0.10–10.1.0.250) is not allowed"
                + " in stack \"shop\"");
  }

  @Test
  void networkWhoseDhcpReachesOutsideIsReported() {
    assertThat(
            check(TestServer.named("a").nic("n", "app", new Address.Dhcp(), null), "10.1.0.0/25"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "an address that DHCP gives in network \"app\" (10.1.0.0/24) is not allowed in stack"
                + " \"shop\"");
  }

  private static List<Diagnostic> check(TestServer server, String... cidrs) {
    return new AllowedAddresses()
        .check(new TestEstate().stack(TestStack.named("shop").cidrs(cidrs)).with(server));
  }
}
