package io.github.proxmoxctl.lab.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StorageLocksTest {
  private static final Storage LOCAL =
      new Storage("local-lvm", "lvmthin", false, List.of("images"), 1);
  private static final Storage SHARED = new Storage("ssd", "rbd", true, List.of("images"), 1);

  private final StorageLocks locks =
      new StorageLocks(Duration.ofMillis(600), Duration.ofMillis(100));

  @Test
  void whoWaitsTooLongFailsInProxmoxsWords() throws InterruptedException {
    CompletableFuture<Void> local = CompletableFuture.runAsync(() -> locks.allocate(LOCAL, "pve1"));
    CompletableFuture<Void> shared =
        CompletableFuture.runAsync(() -> locks.allocate(SHARED, "pve1"));
    Thread.sleep(200);
    assertThatThrownBy(() -> locks.allocate(LOCAL, "pve1"))
        .hasMessage("can't lock file '/var/lock/pve-manager/pve-storage-local-lvm' - got timeout");
    assertThatThrownBy(() -> locks.allocate(SHARED, "pve2"))
        .hasMessage("cfs-lock 'storage-ssd' error: got lock request timeout");
    // another node's local storage is another storage
    locks.allocate(LOCAL, "pve2");
    local.join();
    shared.join();
  }
}
