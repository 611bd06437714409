package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class DeviceNamesTest {

  private final Rule rule = new DeviceNames();

  @Test
  void oneNameEachHolds() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a")
                            .disk("x", 1)
                            .disk("y", 1)
                            .nic("x", "app")
                            .nic("y", "app"))))
        .isEmpty();
  }

  @Test
  void nameThatIsTwiceIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a")
                            .disk("x", 1)
                            .disk("x", 1)
                            .nic("y", "app")
                            .nic("y", "app"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "device.duplicate: \"a\" has \"x\" twice in its disks",
            "device.duplicate: \"a\" has \"y\" twice in its networks");
  }
}
