package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far a root came.
 *
 * @param done addresses whose change Terraform reported as complete
 * @param isStopped whether it was told to stop
 */
record AppliedRoot(
    PlannedRoot planned,
    RunRecord.Result result,
    Set<String> done,
    List<Diagnostic> problems,
    boolean isStopped) {

  AppliedRoot {
    done = Set.copyOf(done);
    problems = List.copyOf(problems);
  }

  static AppliedRoot unchanged(PlannedRoot planned) {
    return new AppliedRoot(planned, RunRecord.Result.APPLIED, Set.of(), List.of(), false);
  }

  static AppliedRoot notStarted(PlannedRoot planned) {
    return new AppliedRoot(planned, RunRecord.Result.NOT_STARTED, Set.of(), List.of(), true);
  }

  boolean isApplied() {
    return result == RunRecord.Result.APPLIED;
  }

  /** Whether this change is done: reported as complete, or part of a root that is. */
  boolean isDone(ServerChange change) {
    return isApplied() || done.contains(change.address());
  }

  RunRecord.Counts counts() {
    return new RunRecord.Counts(
        count(change -> change.action() == Action.CREATE || change.action() == Action.ADOPT),
        count(change -> change.action() == Action.UPDATE || change.action() == Action.RENAME),
        count(change -> change.action() == Action.REPLACE),
        count(change -> change.action() == Action.DESTROY));
  }

  private int count(Predicate<ServerChange> what) {
    return (int) planned.plan().changes().stream().filter(what).filter(this::isDone).count();
  }

  RunRecord.Stage stage() {
    return new RunRecord.Stage(
        planned.scope().stack(),
        "terraform",
        planned.scope().root(),
        result,
        counts(),
        problems.stream().filter(Diagnostic::isError).map(Diagnostic::summary).toList());
  }
}
