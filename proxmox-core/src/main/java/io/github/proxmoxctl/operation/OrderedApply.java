package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Applies the roots of several stacks, those of a stack after those of the stacks it depends on. If
 * one of these does not come to its end, it is not begun.
 */
final class OrderedApply {

  private final StackOrder order;
  private final int atOnce;
  private final Function<PlannedRoot, AppliedRoot> applier;

  /**
   * @param atOnce so many roots at a time
   */
  OrderedApply(StackOrder order, int atOnce, Function<PlannedRoot, AppliedRoot> applier) {
    this.order = order;
    this.atOnce = atOnce;
    this.applier = applier;
  }

  /** All roots of all stacks, in the order in which it was their turn. */
  List<AppliedRoot> apply(List<PlannedStack> stacks) {
    Map<String, List<PlannedRoot>> byStack = new TreeMap<>();
    stacks.forEach(stack -> byStack.put(stack.scope().stack(), stack.roots()));
    Set<String> undone = new HashSet<>();
    List<AppliedRoot> all = new ArrayList<>();
    for (List<String> wave : order.waves(byStack.keySet())) {
      List<PlannedRoot> roots =
          wave.stream().flatMap(name -> byStack.getOrDefault(name, List.of()).stream()).toList();
      List<AppliedRoot> applied =
          InParallel.map(
              roots,
              atOnce,
              root ->
                  undoneDependency(root, undone)
                      .map(other -> notBegun(root, other))
                      .orElseGet(() -> applier.apply(root)));
      applied.stream()
          .filter(root -> !root.isApplied())
          .forEach(root -> undone.add(root.planned().scope().stack()));
      all.addAll(applied);
    }
    return all;
  }

  private Optional<String> undoneDependency(PlannedRoot root, Set<String> undone) {
    return root.hasWork()
        ? order.dependencies(root.scope().stack()).stream().filter(undone::contains).findFirst()
        : Optional.empty();
  }

  private static AppliedRoot notBegun(PlannedRoot root, String other) {
    return AppliedRoot.notStarted(root)
        .with(
            Diagnostic.warning(
                    "stack.waits",
                    "stack %s was not begun: stack %s, which it depends on, is not done"
                        .formatted(root.scope().stack(), other),
                    null)
                .next(
                    "once %s is as declared, run apply again: it goes on from here"
                        .formatted(other)));
  }
}
