package io.github.proxmoxctl.lab.task;

import java.time.Duration;
import java.util.Map;

/**
 * How long tasks take.
 *
 * @param each a task of any type
 * @param byType tasks of certain types, such as {@code qmclone}
 */
public record TaskTimes(Duration each, Map<String, Duration> byType) {
  /** None takes time. */
  public static final TaskTimes NONE = new TaskTimes(Duration.ZERO, Map.of());

  /** Keeps its own copy. */
  public TaskTimes {
    byType = Map.copyOf(byType);
  }

  Duration of(String type) {
    return byType.getOrDefault(type, each);
  }

  /** Whether no task takes time. */
  public boolean isNone() {
    return each.isZero() && byType.values().stream().allMatch(Duration::isZero);
  }
}
