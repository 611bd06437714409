package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.process.ProcessIdentity;
import io.github.proxmoxctl.state.ApplyJournal;
import io.github.proxmoxctl.terraform.ApplyListener;
import io.github.proxmoxctl.terraform.ApplyResult;
import io.github.proxmoxctl.terraform.SavedPlan;
import io.github.proxmoxctl.terraform.TerraformEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies the saved plan of one root and says how it goes. */
final class RootApplier {

  private final Site site;
  private final TerraformSession session;
  private final Surroundings around;
  private final Run run;
  private final Clusters clusters;
  private final Map<String, Server> declared;
  private final CreationLimits limits;

  RootApplier(
      Site site,
      TerraformSession session,
      Surroundings around,
      Run run,
      Clusters clusters,
      DesiredState desired) {
    this.site = site;
    this.session = session;
    this.around = around;
    this.run = run;
    this.clusters = clusters;
    this.declared = desired.serversByName();
    this.limits = new CreationLimits(desired.storages());
  }

  AppliedRoot apply(PlannedRoot root) {
    if (!root.hasWork()) {
      return AppliedRoot.unchanged(root);
    }
    VolumeDemand demand = demand(root);
    return limits.within(
        demand,
        () -> around.interruption().requested().isPresent(),
        parallelism ->
            applyNow(
                root,
                demand.servers().isEmpty()
                    ? root.saved()
                    : root.saved().withParallelism(parallelism)),
        () -> AppliedRoot.notStarted(root));
  }

  private VolumeDemand demand(PlannedRoot root) {
    ClusterAccess access = Objects.requireNonNull(clusters.byName().get(root.scope().cluster()));
    return VolumeDemand.of(access.inventory(), root.saved().changes().changes());
  }

  private AppliedRoot applyNow(PlannedRoot root, SavedPlan saved) {
    limitRemovals(root);
    ApplyJournal journal =
        ApplyJournal.begin(
            site.durable(),
            run.id(),
            root.scope().rootName(),
            root.directory().path(),
            around.clock().instant());
    try {
      ApplyResult result =
          session.terraform().apply(root.directory(), saved, listener(root, journal));
      Set<String> done = done(root, result);
      return new AppliedRoot(
          root,
          result.isSuccess()
              ? RunRecord.Result.APPLIED
              : result.isStopped() ? RunRecord.Result.STOPPED : RunRecord.Result.FAILED,
          done,
          problems(root, result, done),
          kept(journal, result));
    } catch (DiagnosticException e) {
      // the other roots go on, and what they did is recorded
      return new AppliedRoot(root, RunRecord.Result.FAILED, Set.of(), e.diagnostics(), journal);
    }
  }

  // what Terraform could not store is still to be taken in: the journal says where it is
  private static @Nullable ApplyJournal kept(ApplyJournal journal, ApplyResult result) {
    if (!result.leftErroredState()) {
      return journal;
    }
    journal.close();
    return null;
  }

  // a state that loses more than the plan destroys is not stored
  private void limitRemovals(PlannedRoot root) {
    int lost =
        (int)
            root.saved().changes().changes().stream()
                .map(ResourceChange::actions)
                .filter(actions -> actions.contains("delete") || actions.contains("create"))
                .count();
    session.backend().limitRemovals(root.scope().rootName(), lost);
  }

  // what is replaced, tainted servers among them, has two steps: it is done when the new one is
  // there
  private static Set<String> done(PlannedRoot root, ApplyResult result) {
    Set<String> destroyed =
        root.saved().changes().changes().stream()
            .filter(change -> change.actions().equals(List.of("delete")))
            .map(ResourceChange::address)
            .collect(Collectors.toSet());
    Set<String> done = new HashSet<>();
    for (TerraformEvent.Apply event : result.complete()) {
      if (!event.action().equals("delete") || destroyed.contains(event.address())) {
        done.add(event.address());
      }
    }
    return done;
  }

  private ApplyListener listener(PlannedRoot root, ApplyJournal journal) {
    ProgressLines lines = ProgressLines.of(root.scope().name(), root.plan().all());
    return new ApplyListener() {
      @Override
      public void started(ProcessIdentity terraform) {
        journal.started(terraform.pid(), terraform.started());
      }

      @Override
      public void event(TerraformEvent.Apply event) {
        if (event.step() == TerraformEvent.Step.COMPLETE) {
          journal.completed(event.address(), event.action(), event.id());
        }
        lines.of(event).ifPresent(around.progress()::say);
      }
    };
  }

  private List<Diagnostic> problems(PlannedRoot root, ApplyResult result, Set<String> done) {
    List<Diagnostic> problems =
        new FailedChanges(declared, root.plan().all(), done, result).diagnostics();
    if (!result.isSuccess()) {
      OpenServers.warning(root.plan().all(), done).ifPresent(problems::add);
    }
    if (result.leftErroredState()) {
      // what Terraform itself says of it names commands that are not ours
      problems.removeIf(problem -> problem.code().equals("state.unsaved"));
      problems.add(UnsavedState.of(root.scope().rootName(), root.directory().erroredState()));
    }
    if (result.isStopped()) {
      // Terraform calls what it was asked for an error
      problems.removeIf(problem -> problem.summary().equals("execution halted"));
      problems.add(
          Diagnostic.warning("run.stopped", root.scope().name() + " was stopped, as asked", null)
              .because("Terraform finished what it had begun and saved its state"));
    }
    return problems;
  }
}
