package io.github.proxmoxctl.process;

/**
 * Hears of a process while it runs, one call at a time. A listener that throws is heard of at the
 * end: the process runs on, its output is still read, and {@link ProcessRunner#run} then throws
 * what the listener threw.
 */
public interface ProcessListener {

  /** It runs, and has written nothing yet. If this throws, the process is stopped. */
  default void started(RunningProcess process) {}

  /** A line of its standard output, without the line end. */
  default void output(String line) {}

  /** A line of its standard error, without the line end. */
  default void error(String line) {}
}
