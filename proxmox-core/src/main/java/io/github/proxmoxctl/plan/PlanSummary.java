package io.github.proxmoxctl.plan;

import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The numbers of a plan.
 *
 * @param restarts among the updates
 * @param unchanged servers
 * @param objects what is no server
 * @param configure hosts that get another configuration, new ones among them
 * @param monitoringFiles rule and dashboard files that are written or taken away
 */
public record PlanSummary(
    int create,
    int adopt,
    int rename,
    int update,
    int restarts,
    int replace,
    int destroy,
    int bookkeeping,
    int unchanged,
    ObjectCounts objects,
    int configure,
    int targetsAdded,
    int targetsRemoved,
    int monitoringFiles) {

  public static PlanSummary of(Collection<StackPlan> stacks) {
    List<ServerChange> changes = stacks.stream().flatMap(s -> s.changes().stream()).toList();
    return new PlanSummary(
        count(changes, Action.CREATE),
        count(changes, Action.ADOPT),
        count(changes, Action.RENAME),
        count(changes, Action.UPDATE),
        (int)
            changes.stream()
                .filter(c -> c.action() == Action.UPDATE && c.effect() != Effect.ONLINE)
                .count(),
        count(changes, Action.REPLACE),
        count(changes, Action.DESTROY),
        count(changes, Action.BOOKKEEPING),
        sum(stacks, StackPlan::unchanged),
        ObjectCounts.of(stacks),
        sum(stacks, stack -> stack.configuration().changes().size()),
        sum(stacks, stack -> stack.monitoring().added().size()),
        sum(stacks, stack -> stack.monitoring().removed().size()),
        sum(stacks, stack -> stack.monitoring().files().size()));
  }

  private static int sum(Collection<StackPlan> stacks, ToIntFunction<StackPlan> number) {
    return stacks.stream().mapToInt(number).sum();
  }

  private static int count(List<ServerChange> changes, Action action) {
    return (int) changes.stream().filter(change -> change.action() == action).count();
  }
}
