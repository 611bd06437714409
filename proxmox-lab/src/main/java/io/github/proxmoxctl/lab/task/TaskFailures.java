package io.github.proxmoxctl.lab.task;

import java.util.Optional;
import java.util.Set;

/** Tasks that fail because somebody asked for it. */
@FunctionalInterface
public interface TaskFailures {
  /** None does. */
  TaskFailures NONE = (type, guests) -> Optional.empty();

  /** How a task ends that is about these guests; empty if it shall do its work. */
  Optional<String> failureOf(String type, Set<Integer> guests);
}
