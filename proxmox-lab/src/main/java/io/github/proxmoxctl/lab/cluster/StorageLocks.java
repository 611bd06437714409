package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The locks under which storages make volumes, one at a time: a shared storage's holds in the whole
 * cluster, a local one's on its node. Whoever waits longer than ten seconds gets Proxmox's words.
 */
public final class StorageLocks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration allocation;
  private final Duration patience;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /**
   * No lock is held.
   *
   * @param allocation how long it takes to make a volume
   */
  public StorageLocks(Duration allocation) {
    this(allocation, PATIENCE);
  }

  StorageLocks(Duration allocation, Duration patience) {
    this.allocation = allocation;
    this.patience = patience;
  }

  /** Where volumes are made at once. */
  public static StorageLocks none() {
    return new StorageLocks(Duration.ZERO);
  }

  /** Waits for its turn, and takes the time that a volume takes. */
  void allocate(Storage storage, String node) {
    if (allocation.isZero()) {
      return;
    }
    String name = storage.shared() ? storage.name() : node + "/" + storage.name();
    ReentrantLock lock = locks.computeIfAbsent(name, key -> new ReentrantLock(true));
    try {
      if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refusal.died(timeout(storage));
      }
      try {
        Thread.sleep(allocation.toMillis());
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.died("interrupted by signal");
    }
  }

  private static String timeout(Storage storage) {
    return storage.shared()
        ? "cfs-lock 'storage-" + storage.name() + "' error: got lock request timeout"
        : "can't lock file '/var/lock/pve-manager/pve-storage-"
            + storage.name()
            + "' - got timeout";
  }
}
