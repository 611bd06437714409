package io.github.proxmoxctl.process;

import java.util.concurrent.atomic.AtomicBoolean;

/** A process that can be asked, once, to end. */
public final class RunningProcess {

  private final Process process;
  private final ProcessIdentity identity;
  private final AtomicBoolean stopped = new AtomicBoolean();

  RunningProcess(Process process) {
    this.process = process;
    this.identity = ProcessIdentity.of(process);
  }

  public ProcessIdentity identity() {
    return identity;
  }

  /**
   * Sends SIGTERM, the first time only: a second signal is what makes Terraform drop what it is
   * doing. Does not wait, and what the process says from now on is still heard: {@link
   * Process#destroy()} would close its pipes, and its last words with them.
   */
  public void stop() {
    if (stopped.compareAndSet(false, true)) {
      process.toHandle().destroy();
    }
  }

  Process process() {
    return process;
  }

  boolean isStopped() {
    return stopped.get();
  }

  /** Waits for the end, however long it takes, and even if the thread is interrupted. */
  void awaitEnd() {
    boolean isInterrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  int exitCode() {
    return process.exitValue();
  }
}
