package io.github.proxmoxctl.plan;

import java.util.Collection;
import java.util.List;

/** The numbers of a plan. Restarts are among the updates. */
public record PlanSummary(
    int create,
    int adopt,
    int rename,
    int update,
    int restarts,
    int replace,
    int destroy,
    int bookkeeping,
    int unchanged) {

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
        stacks.stream().mapToInt(StackPlan::unchanged).sum());
  }

  private static int count(List<ServerChange> changes, Action action) {
    return (int) changes.stream().filter(change -> change.action() == action).count();
  }
}
