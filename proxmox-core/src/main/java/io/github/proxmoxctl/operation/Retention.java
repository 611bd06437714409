package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.ClusterRoot;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When what a cluster has for its servers is taken away: after the last server that uses it. What
 * the YAML lacks stays while the same root has other work, which must come before the servers, and
 * while servers wait that this run does not touch.
 */
final class Retention {

  private final Estate estate;
  private final SortedSet<String> stacks;
  private final LiveFacts live;
  private final Supplier<Pins> pins;

  /**
   * @param stacks those of the run
   * @param pins what roots are made with, as far as it is known
   */
  Retention(Estate estate, SortedSet<String> stacks, LiveFacts live, Supplier<Pins> pins) {
    this.estate = estate;
    this.live = live;
    this.stacks = stacks;
    this.pins = pins;
  }

  /** What the plan would take away and must not yet: names. */
  Set<String> kept(PlannedRoot planned) {
    Set<String> removed =
        planned.plan().objects().stream()
            .filter(change -> change.action() == Action.DESTROY)
            .map(ObjectChange::object)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean isFree = planned.plan().onlyRemoves() && !hasWaitingServers(planned.scope().cluster());
    return isFree ? Set.of() : removed;
  }

  /** The root with these as they are. */
  RootScope keeping(PlannedRoot planned, Set<String> names) {
    String cluster = planned.scope().cluster();
    return planned
        .scope()
        .keeping(
            ClusterRoot.generate(
                Scopes.groups(estate, cluster),
                Scopes.images(estate, live, cluster),
                new ClusterRoot.Kept(
                    asTheyAre(planned, ObjectKind.SECURITY_GROUP, names),
                    asTheyAre(planned, ObjectKind.IMAGE, names))));
  }

  private static Map<String, Map<String, @Nullable Object>> asTheyAre(
      PlannedRoot planned, ObjectKind kind, Set<String> names) {
    Map<String, Map<String, @Nullable Object>> values = new TreeMap<>();
    for (ResourceChange change : planned.saved().changes().changes()) {
      String name = change.key();
      Map<String, @Nullable Object> before = change.before();
      if (change.type().equals(kind.type())
          && name != null
          && before != null
          && names.contains(name)) {
        values.put(name, before);
      }
    }
    return values;
  }

  static Diagnostic note(RootScope root, Set<String> names) {
    return Diagnostic.warning(
            "object.kept",
            "%s: %s stays for now, although no document declares it"
                .formatted(root.name(), String.join(", ", names)),
            null)
        .because("it is taken away after the last server that may use it")
        .next("plan and apply again, all stacks, once this plan is applied");
  }

  // a server whose root is as it was applied uses what is declared, and no more
  private boolean hasWaitingServers(String cluster) {
    SortedSet<String> others = new TreeSet<>(estate.stacks());
    others.removeAll(stacks);
    return Scopes.of(estate, others, LiveFacts.NONE).stream()
        .flatMap(
            stack ->
                stack.roots().stream()
                    .filter(root -> root.cluster().equals(cluster))
                    .filter(root -> root.kind() == RootKind.SERVERS)
                    .map(
                        root ->
                            pins.get()
                                .inputs(root.hash())
                                .equals(stack.applied().inputs().get(root.root()))))
        .anyMatch(isApplied -> !isApplied);
  }
}
