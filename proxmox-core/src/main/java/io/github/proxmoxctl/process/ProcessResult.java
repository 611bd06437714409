package io.github.proxmoxctl.process;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param exitCode its own, or 128 and the number of the signal that killed it
 * @param errorTail the last lines of its standard error
 * @param isStopped whether we asked it to stop; a program may exit 0 all the same
 */
public record ProcessResult(
    int exitCode, ProcessIdentity identity, List<String> errorTail, boolean isStopped) {

  public ProcessResult {
    errorTail = List.copyOf(errorTail);
  }

  /** Whether it exited 0 without having been asked to stop. */
  public boolean isSuccess() {
    return exitCode == 0 && !isStopped;
  }

  /** The signal that killed it, as far as the exit code tells. */
  public OptionalInt signal() {
    return exitCode > 128 && exitCode < 128 + 65
        ? OptionalInt.of(exitCode - 128)
        : OptionalInt.empty();
  }
}
