package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Disks are on {@code ssd}; the image's own is on {@code local-lvm}. */
class AllowedDatastoresTest {

  @Test
  void allowedOnesHold() {
    assertThat(check(TestServer.named("a").disk("system", 20).disk("data", 9), "ssd")).isEmpty();
    assertThat(check(TestServer.named("a").disk("data", 9), "ssd", "local-lvm")).isEmpty();
  }

  @Test
  void anotherOneIsReported() {
    assertThat(check(TestServer.named("a").disk("system", 20), "hdd"))
        .extracting(Diagnostic::summary)
        .containsExactly("datastore \"ssd\" is not allowed in stack \"shop\"");
  }

  @Test
  void oneThatTheImagePutsTheBootDiskOnIsReported() {
    assertThat(check(TestServer.named("a").disk("data", 20), "ssd"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "datastore \"local-lvm\", where image \"debian-12\" puts the boot disk, is not allowed"
                + " in stack \"shop\"");
  }

  private static List<Diagnostic> check(TestServer server, String... datastores) {
    return new AllowedDatastores()
        .check(new TestEstate().stack(TestStack.named("shop").datastores(datastores)).with(server));
  }
}
