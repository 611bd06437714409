package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import io.github.proxmoxctl.state.StackLocks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedSet;

/**
 * The locks of all stacks of a run, taken in name order so that two runs never wait in a circle.
 */
final class StackLocking implements AutoCloseable {

  private final Deque<StackLocks.Held> held = new ArrayDeque<>();

  private StackLocking() {}

  /** Takes them all, or none. */
  static StackLocking acquire(
      Site site, Surroundings around, Run run, SortedSet<String> stacks, Duration timeout) {
    StackLocks locks = new DirectoryStackLocks(site.durable());
    LockRecord record =
        LockRecord.ofThisProcess(
            run.id(), run.actor().toString(), run.head().shortId(), run.started());
    StackLocking locking = new StackLocking();
    try {
      for (String stack : stacks) {
        locking.held.push(
            locks.lock(
                stack,
                record,
                timeout,
                holder -> around.progress().say(stack + ": waiting for " + holder.title())));
      }
      return locking;
    } catch (RuntimeException e) {
      locking.close();
      throw e;
    }
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }
}
