package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class BootDisksTest {

  private final Rule rule = new BootDisks();

  @Test
  void largerBootDiskHolds() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("a").disk("system", 3).disk("data", 1))))
        .isEmpty();
  }

  @Test
  void smallerBootDiskIsReported() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a").disk("system", 2))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "disk.small: the boot disk has 2 GiB, and image \"debian-12\" needs 3 GiB");
  }
}
