package io.github.proxmoxctl.lab.task;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The locks on the guests' configuration files, {@code /var/lock/qemu-server/lock-N.conf}: a task
 * holds them as long as it runs. Whoever waits too long gets Proxmox's words.
 */
public final class GuestLocks {
  private final boolean isOn;
  private final Map<Integer, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();

  /**
   * No lock is held.
   *
   * @param isOn whether there are locks at all: where nothing takes time nobody waits
   */
  public GuestLocks(boolean isOn) {
    this.isOn = isOn;
  }

  /** Does something for which a guest must not be in use. */
  public void exclusively(int guest, Runnable work) {
    Held held;
    try {
      held = acquire(TaskGuests.of(Integer.toString(guest)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.died("interrupted by signal");
    }
    try {
      work.run();
    } finally {
      held.close();
    }
  }

  /** Takes the locks of a task for this thread; close it to let go of them. */
  Held acquire(TaskGuests guests) throws InterruptedException {
    Held held = new Held();
    if (!isOn) {
      return held;
    }
    try {
      for (int guest : guests.all()) {
        ReentrantReadWriteLock both =
            locks.computeIfAbsent(guest, id -> new ReentrantReadWriteLock(true));
        Lock lock = guests.exclusive().contains(guest) ? both.writeLock() : both.readLock();
        if (!lock.tryLock(guests.patience().toMillis(), TimeUnit.MILLISECONDS)) {
          throw Refusal.died(
              "can't lock file '/var/lock/qemu-server/lock-" + guest + ".conf' - got timeout");
        }
        held.locks.push(lock);
      }
      return held;
    } catch (RuntimeException | InterruptedException e) {
      held.close();
      throw e;
    }
  }

  /** Locks that this thread holds. */
  static final class Held implements AutoCloseable {
    private final Deque<Lock> locks = new ArrayDeque<>();

    @Override
    public void close() {
      while (!locks.isEmpty()) {
        locks.pop().unlock();
      }
    }
  }
}
