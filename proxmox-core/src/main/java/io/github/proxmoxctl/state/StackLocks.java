package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Port to the locks of stacks: one run at a time changes a stack. */
public interface StackLocks {

  /**
   * Takes the lock, waiting for it if need be.
   *
   * @param timeout how long to wait; zero: not at all
   * @param onWait hears once who is in the way, when waiting begins
   * @throws DiagnosticException with {@link io.github.proxmoxctl.diagnostic.Outcome#LOCKED} and who
   *     holds it
   */
  Held lock(String stack, LockRecord record, Duration timeout, Consumer<LockRecord> onWait);

  /** Who holds a stack. */
  Optional<LockRecord> holder(String stack);

  /** Every stack that is held, with its holder; a lock that cannot be read is left out. */
  SortedMap<String, LockRecord> holders();

  /**
   * Takes a lock away, on a person's request.
   *
   * @param isForced also from a holder that lives, or of which that is not known
   * @return who held it; empty if nobody did
   * @throws DiagnosticException when the holder may be alive and this is not forced
   */
  Optional<LockRecord> unlock(String stack, boolean isForced);

  /** Holding a lock; closing gives it back, and only if it is still ours. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
