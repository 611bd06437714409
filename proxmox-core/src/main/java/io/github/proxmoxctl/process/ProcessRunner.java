package io.github.proxmoxctl.process;

/** Port to the programs of this machine. */
public interface ProcessRunner {

  /**
   * Runs a command to its end. There is no time limit. When the run is to stop (see {@link
   * Interruption}), when the thread is interrupted or the JVM goes down, the process gets its one
   * signal and this still waits for its end; a thread's interrupt flag is set again on return.
   *
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException when it cannot be started
   */
  ProcessResult run(Command command, ProcessListener listener);
}
