package io.github.proxmoxctl.process;

import java.util.concurrent.atomic.AtomicBoolean;

/** A process that can be asked, once, to end. */
public final class RunningProcess {

  private final Process process;
  private final ProcessIdentity identity;
  private final Command.Stop signal;
  private final AtomicBoolean stopped = new AtomicBoolean();

  RunningProcess(Process process, Command.Stop signal) {
    this.process = process;
    this.signal = signal;
    this.identity = ProcessIdentity.of(process);
  }

  public ProcessIdentity identity() {
    return identity;
  }

  /**
   * Sends its signal, the first time only: a second signal is what makes Terraform drop what it is
   * doing. Does not wait, and what the process says from now on is still heard: {@link
   * Process#destroy()} would close its pipes, and its last words with them.
   */
  public void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    switch (signal) {
      case TERMINATE -> process.toHandle().destroy();
      case INTERRUPT -> Interrupt.send(process);
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
