package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.time.Duration;

/** Waiting for what cannot tell us. */
final class Pauses {

  private Pauses() {}

  /**
   * Sleeps.
   *
   * @param what what is waited for
   * @throws DiagnosticException when the thread is interrupted
   */
  static void sleep(Duration duration, String what) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiagnosticException(
          Outcome.INTERRUPTED,
          Diagnostic.error("run.stopped", "stopped while waiting for " + what, null));
    }
  }
}
