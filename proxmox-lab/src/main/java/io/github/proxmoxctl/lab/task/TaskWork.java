package io.github.proxmoxctl.lab.task;

import java.util.function.Consumer;

/** What a task does; what it throws is how it fails. */
@FunctionalInterface
public interface TaskWork {
  /**
   * Does the work.
   *
   * @param log takes lines of the task's log
   */
  void run(Consumer<String> log);
}
