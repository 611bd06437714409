package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
    Set<String> undone = new TreeSet<>();
    List<AppliedRoot> all = new ArrayList<>();
    for (List<PlannedRoot> turn : turns(stacks)) {
      List<AppliedRoot> applied =
          InParallel.map(
              turn,
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

  /**
   * What servers need is made before them, and what they needed is taken away after them; within a
   * stack the kinds of roots have their order too.
   */
  private List<List<PlannedRoot>> turns(List<PlannedStack> stacks) {
    SortedMap<String, List<PlannedRoot>> byStack = new TreeMap<>();
    stacks.forEach(stack -> byStack.put(stack.scope().stack(), stack.roots()));
    List<PlannedRoot> shared =
        Objects.requireNonNullElse(byStack.remove(Stack.SHARED), List.<PlannedRoot>of());
    List<List<PlannedRoot>> turns = new ArrayList<>();
    turns.add(shared.stream().filter(root -> !root.plan().onlyRemoves()).toList());
    for (List<String> wave : order.waves(byStack.keySet())) {
      List<PlannedRoot> roots =
          wave.stream().flatMap(name -> byStack.getOrDefault(name, List.of()).stream()).toList();
      for (RootKind kind : RootKind.values()) {
        turns.add(roots.stream().filter(root -> root.scope().kind() == kind).toList());
      }
    }
    turns.add(shared.stream().filter(root -> root.plan().onlyRemoves()).toList());
    return turns;
  }

  private Optional<String> undoneDependency(PlannedRoot root, Set<String> undone) {
    if (!root.hasWork()) {
      return Optional.empty();
    }
    String stack = root.scope().stack();
    if (stack.equals(Stack.SHARED)) {
      // it is the first, and then nothing is undone, or the last
      return undone.stream().findFirst();
    }
    Set<String> needed = new TreeSet<>(order.dependencies(stack));
    needed.add(Stack.SHARED);
    if (root.scope().kind() != RootKind.SERVERS) {
      needed.add(stack);
    }
    return needed.stream().filter(undone::contains).findFirst();
  }

  private static AppliedRoot notBegun(PlannedRoot root, String other) {
    String stack = root.scope().stack();
    boolean isStack = root.scope().kind() == RootKind.SERVERS;
    String why =
        stack.equals(Stack.SHARED)
            ? "%s was not begun: stack %s, which may still use what would be taken away, is not done"
            : isStack
                ? "%s was not begun: stack %s, which it depends on, is not done"
                : "%s was not begun: stack %s, whose servers come before it, is not done";
    return AppliedRoot.notStarted(root)
        .with(
            List.of(
                Diagnostic.warning(
                        "stack.waits",
                        why.formatted(isStack ? "stack " + stack : root.scope().name(), other),
                        null)
                    .next(
                        "once %s is as declared, run apply again: it goes on from here"
                            .formatted(other))));
  }
}
