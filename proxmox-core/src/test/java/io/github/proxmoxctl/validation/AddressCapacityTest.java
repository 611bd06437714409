package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class AddressCapacityTest {

  private final Rule rule = new AddressCapacity();

  @Test
  void enoughAddressesHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network("x", "10.3.0.0/24", "10.3.0.1", "10.3.0.3")
                    .with(
                        TestServer.named("a").nic("n", "x"), TestServer.named("b").nic("n", "x"))))
        .isEmpty();
  }

  @Test
  void addressesThatAreNotAllocatedNeedNone() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network("x", "10.3.0.0/24", "10.3.0.2", "10.3.0.2")
                    .with(
                        TestServer.named("a").nic("n", "x", new Server.Address.Dhcp(), null),
                        TestServer.named("b").nicAt("n", "x", "10.3.0.9").nic("m", "x"))))
        .isEmpty();
  }

  @Test
  void gatewayFixedAndReservedTakeTheirPart() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network(
                        "x",
                        "10.3.0.0/29",
                        "10.3.0.0",
                        "10.3.0.7",
                        TestEstate.range("10.3.0.5", "10.3.0.200"))
                    .with(
                        TestServer.named("a").nicAt("n", "x", "10.3.0.2").nic("m", "x"),
                        TestServer.named("b").nic("n", "x").nic("m", "x"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "network.exhausted: network \"x\" has 2 addresses to give (10.3.0.0–10.3.0.7), and 3 interfaces need one");
  }
}
