package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The plan of one stack: all its roots, by name. */
public record StackPlan(String stack, String cluster, List<RootPlan> roots, Digest digest) {

  public StackPlan {
    roots = List.copyOf(roots);
  }

  public static StackPlan of(String stack, String cluster, List<RootPlan> roots, Pins pins) {
    List<RootPlan> sorted = roots.stream().sorted(Comparator.comparing(RootPlan::root)).toList();
    List<Object> parts = new ArrayList<>(List.of("stack", stack, cluster, pins.digest()));
    sorted.stream().map(RootPlan::digest).forEach(parts::add);
    return new StackPlan(stack, cluster, sorted, Digest.of(parts));
  }

  /** The changes of all roots, worst first. */
  public List<ServerChange> changes() {
    return stream()
        .sorted(
            Comparator.comparing(ServerChange::action)
                .thenComparing(ServerChange::effect, Comparator.reverseOrder())
                .thenComparing(ServerChange::server))
        .toList();
  }

  private Stream<ServerChange> stream() {
    return roots.stream().flatMap(root -> root.changes().stream());
  }

  public int unchanged() {
    return roots.stream().mapToInt(RootPlan::unchanged).sum();
  }

  /** Servers that exist now: all but those to be created. */
  public int existing() {
    return unchanged() + (int) stream().filter(change -> change.action() != Action.CREATE).count();
  }

  public boolean hasChanges() {
    return stream().anyMatch(change -> change.action().isChange());
  }
}
