package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.state.ApplyJournal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a root came.
 *
 * @param done addresses whose change Terraform reported as complete
 * @param journal of the apply, null when Terraform was not started
 */
record AppliedRoot(
    PlannedRoot planned,
    RunRecord.Result result,
    Set<String> done,
    List<Diagnostic> problems,
    @Nullable ApplyJournal journal) {

  AppliedRoot {
    done = Set.copyOf(done);
    problems = List.copyOf(problems);
  }

  static AppliedRoot unchanged(PlannedRoot planned) {
    return new AppliedRoot(planned, RunRecord.Result.APPLIED, Set.of(), List.of(), null);
  }

  static AppliedRoot notStarted(PlannedRoot planned) {
    return new AppliedRoot(planned, RunRecord.Result.NOT_STARTED, Set.of(), List.of(), null);
  }

  /** The same with more to be said. */
  AppliedRoot with(List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(problems);
    all.addAll(more);
    return new AppliedRoot(planned, result, done, all, journal);
  }

  /** The same with some of it not done after all. */
  AppliedRoot without(Set<String> addresses, List<Diagnostic> why) {
    Set<String> less = new HashSet<>(done);
    less.removeAll(addresses);
    AppliedRoot told = with(why);
    return new AppliedRoot(planned, RunRecord.Result.FAILED, less, told.problems(), journal);
  }

  /** The ledger knows how this ended: nothing is left to look for. */
  void settle() {
    if (journal != null) {
      journal.settled();
    }
  }

  boolean isApplied() {
    return result == RunRecord.Result.APPLIED;
  }

  /** Whether this change is done: reported as complete, or part of a root that is. */
  boolean isDone(Change change) {
    return isApplied() || change.isDoneBy(done);
  }

  RunRecord.Counts counts() {
    return new RunRecord.Counts(
        count(change -> change.action() == Action.CREATE || change.action() == Action.ADOPT),
        count(change -> change.action() == Action.UPDATE || change.action() == Action.RENAME),
        count(change -> change.action() == Action.REPLACE),
        count(change -> change.action() == Action.DESTROY));
  }

  private int count(Predicate<Change> what) {
    return (int) planned.plan().all().stream().filter(what).filter(this::isDone).count();
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
