package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class UniqueMacsTest {

  private final Rule rule = new UniqueMacs();

  @Test
  void derivedMacsHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a").nic("n", "app"),
                        TestServer.named("b").nic("n", "app"))))
        .isEmpty();
  }

  @Test
  void oneMacOfTwoServersIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a")
                            .nic("n", "app", new Server.Address.Dhcp(), "BC:24:11:00:00:01"),
                        TestServer.named("b")
                            .nic("n", "app", new Server.Address.Dhcp(), "BC:24:11:00:00:01"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("mac.duplicate: BC:24:11:00:00:01 is given twice");
  }
}
