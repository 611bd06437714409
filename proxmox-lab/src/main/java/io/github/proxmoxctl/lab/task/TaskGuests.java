package io.github.proxmoxctl.lab.task;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The guests whose configuration files a task locks.
 *
 * @param shared others may read them meanwhile
 * @param exclusive nobody else may use them
 * @param patience how long the task waits for them
 */
public record TaskGuests(Set<Integer> shared, Set<Integer> exclusive, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLONE_PATIENCE = Duration.ofSeconds(1);

  /** Keeps its own copies. */
  public TaskGuests {
    shared = Set.copyOf(shared);
    exclusive = Set.copyOf(exclusive);
  }

  /** The one guest that most tasks are about; none if the id is no guest's. */
  public static TaskGuests of(String id) {
    return new TaskGuests(
        Set.of(), id.matches("[1-9]\\d{2,8}") ? Set.of(Integer.valueOf(id)) : Set.of(), PATIENCE);
  }

  /** Those of a clone: it has little patience, and a source that does not run may be shared. */
  public static TaskGuests ofClone(int source, boolean isRunning, int target) {
    return isRunning
        ? new TaskGuests(Set.of(), Set.of(source, target), CLONE_PATIENCE)
        : new TaskGuests(Set.of(source), Set.of(target), CLONE_PATIENCE);
  }

  /** All of them. */
  public Set<Integer> all() {
    return Stream.of(shared, exclusive)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
