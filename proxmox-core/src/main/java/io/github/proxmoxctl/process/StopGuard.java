package io.github.proxmoxctl.process;

import org.jspecify.annotations.Nullable;

/**
 * While a process runs, whoever asks the run to stop reaches it, and the JVM does not end before it
 * does: a state that Terraform still wants to send must find its backend alive.
 */
final class StopGuard implements AutoCloseable {

  private final Interruption interruption;
  private @Nullable Runnable withdrawal;
  private @Nullable Thread hook;

  StopGuard(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Called once, as soon as the process exists. */
  synchronized void watch(RunningProcess process) {
    withdrawal = interruption.onRequest(process::stop);
    var atShutdown =
        new Thread(
            () -> {
              process.stop();
              process.awaitEnd();
            },
            "stop-" + process.identity().pid());
    try {
      Runtime.getRuntime().addShutdownHook(atShutdown);
      hook = atShutdown;
    } catch (IllegalStateException e) {
      // the JVM is going down already
      process.stop();
    }
  }

  @Override
  public synchronized void close() {
    if (withdrawal != null) {
      withdrawal.run();
    }
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // it is running, and ends by itself because the process has ended
      }
    }
  }
}
