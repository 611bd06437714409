package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class FixedAddressesTest {

  private final Rule rule = new FixedAddresses();

  @Test
  void usableAddressHolds() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(TestServer.named("web").nicAt("n", "app", "10.1.0.9").nic("m", "app"))))
        .isEmpty();
  }

  @Test
  void unknownNetworkIsAnotherRules() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("web").nicAt("n", "none", "10.9.0.9"))))
        .isEmpty();
  }

  @Test
  void addressOfAnotherNetworkIsReported() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("web").nicAt("n", "app", "10.2.0.9"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("address.outside: 10.2.0.9 is not in network \"app\" (10.1.0.0/24)");
  }

  @Test
  void gatewayIsReported() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("web").nicAt("n", "app", "10.1.0.1"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("address.gateway: 10.1.0.1 is the gateway of network \"app\"");
  }

  @Test
  void broadcastIsReportedForTheReplica() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("web-1")
                            .replica("web", 1)
                            .nicAt("n", "app", "10.1.0.255"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "address.unusable: 10.1.0.255 (web-1) is the network or broadcast address of 10.1.0.0/24");
  }

  @Test
  void reservedIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network(
                        "x",
                        "10.3.0.0/24",
                        "10.3.0.9",
                        "10.3.0.10",
                        TestEstate.range("10.3.0.5", "10.3.0.7"))
                    .with(TestServer.named("web").nicAt("n", "x", "10.3.0.6"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("address.reserved: 10.3.0.6 is reserved in network \"x\"");
  }
}
