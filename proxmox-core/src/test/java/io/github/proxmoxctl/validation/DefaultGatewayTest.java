package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class DefaultGatewayTest {

  private final Rule rule = new DefaultGateway();

  @Test
  void oneHolds() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("a").nic("n", "app").nic("m", "app"))))
        .isEmpty();
  }

  @Test
  void noneHolds() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a")))).isEmpty();
  }

  @Test
  void dhcpBringsItsOwn() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network(TestNetworks.with("x", null))
                    .with(TestServer.named("a").nic("n", "x", new Server.Address.Dhcp(), null))))
        .isEmpty();
  }

  @Test
  void networkWithoutGatewayIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network(TestNetworks.with("x", null))
                    .with(TestServer.named("a").nic("n", "x"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("gateway.missing: network \"x\" has no gateway");
  }
}
