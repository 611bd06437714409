package io.github.proxmoxctl.state;

import java.time.Duration;
import java.time.Instant;

/** Whether a process that was written down is still the one with its id. */
final class LiveProcess {

  /** The system derives the start from a boot time in whole seconds, which may be corrected. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  private LiveProcess() {}

  static boolean isAlive(long pid, Instant started) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(
            handle ->
                handle
                    .info()
                    .startInstant()
                    .map(start -> isNear(start, started))
                    // another user's process may hide it: then it may be the one
                    .orElse(true))
        .orElse(false);
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
  }
}
