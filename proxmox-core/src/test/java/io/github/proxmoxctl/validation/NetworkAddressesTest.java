package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import org.junit.jupiter.api.Test;

class NetworkAddressesTest {

  private final Rule rule = new NetworkAddresses();

  @Test
  void allWithinHolds() {
    assertThat(rule.check(new TestEstate().with())).isEmpty();
  }

  @Test
  void rangeAndReservedOutsideAreReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network(
                        "x",
                        "10.3.0.0/24",
                        "10.3.0.10",
                        "10.3.1.10",
                        TestEstate.range("10.4.0.1", "10.4.0.1"))
                    .with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "network.outside: the range 10.3.0.10–10.3.1.10 does not lie in network \"x\" (10.3.0.0/24)",
            "network.outside: the reserved 10.4.0.1 does not lie in network \"x\" (10.3.0.0/24)");
  }

  @Test
  void gatewayThatIsNoHostIsReported() {
    assertThat(rule.check(new TestEstate().network(TestNetworks.with("x", "10.3.0.255")).with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "network.outside: the gateway 10.3.0.255 does not lie in network \"x\" (10.3.0.0/24)");
  }
}
