package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestObserver;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machines behind guests. As an observer they follow what becomes of guests: one that starts
 * gets a host, one that stops loses it, one that goes leaves nothing behind.
 */
public interface Hosts extends GuestObserver, AutoCloseable {
  /** Whether there are any; without, the lab is its API only. */
  boolean isReal();

  /** Boots the host of a guest that runs, after a restart of the lab or of the host itself. */
  void boot(Guest guest);

  /** Whether a guest's host is there. */
  boolean isAlive(int guest);

  /** Cuts a guest's host off the power and boots it again. */
  void reset(Guest guest);

  /**
   * Asks a guest's host to shut down and waits.
   *
   * @return false if it still runs
   */
  boolean shutdown(int guest, Duration patience);

  /** The agent in a guest's host; empty if nothing answers. */
  Optional<GuestAgent> agent(int guest);

  /** Tells who wants to know when a host ends that nobody has told to. */
  void onExit(ExitListener listener);

  /** Shuts all hosts down; those that do not heed it lose their power. */
  @Override
  void close();

  /** Is told of a host that has ended. */
  @FunctionalInterface
  interface ExitListener {
    /**
     * A host has ended.
     *
     * @param isReboot whether it wants to be booted again
     */
    void ended(int guest, boolean isReboot);
  }

  /** No hosts: guests are entries in the API. */
  static Hosts none() {
    return new Hosts() {
      @Override
      public boolean isReal() {
        return false;
      }

      @Override
      public void changing(@Nullable Guest before, @Nullable Guest after) {}

      @Override
      public void boot(Guest guest) {}

      @Override
      public boolean isAlive(int guest) {
        return false;
      }

      @Override
      public void reset(Guest guest) {}

      @Override
      public boolean shutdown(int guest, Duration patience) {
        return true;
      }

      @Override
      public Optional<GuestAgent> agent(int guest) {
        return Optional.empty();
      }

      @Override
      public void onExit(ExitListener listener) {}

      @Override
      public void close() {}
    };
  }
}
