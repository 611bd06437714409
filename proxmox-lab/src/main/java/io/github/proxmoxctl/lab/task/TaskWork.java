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

  /** Takes back what was prepared for a work that is not done after all. */
  default void abandon() {}

  /** The same work, with what takes back its preparation. */
  default TaskWork orElse(Runnable undo) {
    TaskWork work = this;
    return new TaskWork() {
      @Override
      public void run(Consumer<String> log) {
        work.run(log);
      }

      @Override
      public void abandon() {
        undo.run();
      }
    };
  }
}
