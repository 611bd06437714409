package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class DeviceCountsTest {

  private final Rule rule = new DeviceCounts();

  @Test
  void thirtyDisksBesideTheImagesHold() {
    assertThat(rule.check(new TestEstate().with(disks(30, "d")))).isEmpty();
  }

  @Test
  void thirtyOneWithTheBootDiskHold() {
    assertThat(rule.check(new TestEstate().with(disks(30, "d").disk("system", 9)))).isEmpty();
  }

  @Test
  void oneMoreIsReported() {
    assertThat(rule.check(new TestEstate().with(disks(31, "d"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("device.many: \"web\" has 32 disks; a VM has slots for 31");
  }

  @Test
  void tooManyInterfacesAreReported() {
    assertThat(rule.check(new TestEstate().with(interfaces(33))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("device.many: \"web\" has 33 networks; a VM has slots for 32");
  }

  private static TestServer disks(int count, String name) {
    TestServer server = TestServer.named("web");
    for (int index = 0; index < count; index++) {
      server.disk(name + index, 1);
    }
    return server;
  }

  private static TestServer interfaces(int count) {
    TestServer server = TestServer.named("web");
    for (int index = 0; index < count; index++) {
      server.nic("n" + index, "app");
    }
    return server;
  }
}
