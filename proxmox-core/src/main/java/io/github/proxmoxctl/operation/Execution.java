package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.LedgerEntry;
import io.github.proxmoxctl.ledger.Provenance;
import io.github.proxmoxctl.ledger.RecordOutcome;
import io.github.proxmoxctl.ledger.Story;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies an approved plan: intent, Terraform, record. */
final class Execution {

  private final Site site;
  private final TerraformSession session;
  private final Surroundings around;
  private final Ledger ledger;
  private final Leftovers leftovers;
  private final Run run;
  private final Clusters clusters;

  Execution(
      Site site,
      TerraformSession session,
      Surroundings around,
      Ledger ledger,
      Leftovers leftovers,
      Run run,
      Clusters clusters) {
    this.site = site;
    this.session = session;
    this.around = around;
    this.ledger = ledger;
    this.leftovers = leftovers;
    this.run = run;
    this.clusters = clusters;
  }

  ApplyResult of(PlannedEstate planned, Optional<Approval> approval) {
    String digest = planned.report().plan().digest().hex();
    List<String> approvedBy =
        approval.isEmpty() || approval.get().overcomesPolicy()
            ? List.of(run.actor().toString())
            : List.of();
    Provenance provenance = run.provenance(digest, approvedBy);
    if (isRecordedAlready(planned)) {
      return result(planned, List.of(), null, null, List.of());
    }
    around.interruption().check("the first change");
    planned.stacks().forEach(stack -> recordIntent(stack, provenance));
    List<AppliedRoot> roots = apply(planned);
    RunRecord record = record(planned, roots);
    RecordOutcome recorded =
        ledger.record(state -> entry(state, planned, roots, record, provenance));
    // what could not be pushed is kept by the ledger: either way this run is not forgotten
    roots.forEach(AppliedRoot::settle);
    leftovers.forget();
    return result(
        planned, roots, record, recorded.commit(), RecordNotes.of(recorded, ApplyResult.GOAL));
  }

  // nothing to do, and the ledger says so already: a second record would only be noise
  private static boolean isRecordedAlready(PlannedEstate planned) {
    return planned.stacks().stream()
        .allMatch(
            stack ->
                stack.roots().stream().noneMatch(root -> root.hasWork() || isNew(root, stack))
                    && planned.estate().head().id().equals(stack.scope().applied().sourceCommit()));
  }

  // nothing changes, but the ledger has it made from other inputs: every plan would plan it again
  private static boolean isNew(PlannedRoot root, PlannedStack stack) {
    RootScope scope = root.scope();
    return !scope.isEmpty()
        && !root.plan().inputs().equals(stack.scope().applied().inputs().get(scope.root()));
  }

  private void recordIntent(PlannedStack stack, Provenance provenance) {
    Set<String> created = new HashSet<>();
    stack.plan().changes().stream()
        .filter(change -> change.action() == Action.CREATE || change.action() == Action.REPLACE)
        .forEach(change -> created.add(change.server()));
    List<AppliedServer> servers =
        stack.roots().stream()
            .flatMap(root -> root.scope().members().stream())
            .map(RootInputs.Member::given)
            .filter(given -> created.contains(given.name()))
            .toList();
    ledger.recordIntent(stack.scope().stack(), stack.scope().cluster(), provenance, servers);
  }

  private List<AppliedRoot> apply(PlannedEstate planned) {
    DesiredState desired = planned.estate().desired();
    RootApplier applier = new RootApplier(site, session, around, run, clusters, desired);
    PendingRestarts restarts = new PendingRestarts(clusters, around, planned.estate());
    Function<AppliedRoot, AppliedRoot> identities =
        root ->
            new TakenIds(
                    clusters,
                    session,
                    new StateContents(TerraformSession.store(site, around)),
                    planned.estate())
                .settle(root);
    return new OrderedApply(
            new StackOrder(desired.stacksByName()),
            desired.pipeline().terraform().parallelRoots(),
            root -> restarts.settle(identities.apply(applier.apply(root))))
        .apply(planned.stacks());
  }

  private RunRecord record(PlannedEstate planned, List<AppliedRoot> roots) {
    return new RunRecord(
        run.id(),
        ApplyResult.GOAL,
        run.actor().toString(),
        run.started(),
        around.clock().instant(),
        planned.estate().head().id(),
        roots.stream().map(AppliedRoot::stage).toList());
  }

  private static LedgerEntry entry(
      AppliedState state,
      PlannedEstate planned,
      List<AppliedRoot> roots,
      RunRecord record,
      Provenance provenance) {
    Map<String, List<AppliedRoot>> byStack = new HashMap<>();
    roots.forEach(
        root ->
            byStack
                .computeIfAbsent(root.planned().scope().stack(), stack -> new ArrayList<>())
                .add(root));
    List<AppliedStack> stacks =
        planned.stacks().stream()
            .map(
                stack -> {
                  String name = stack.scope().stack();
                  AppliedStack before =
                      state
                          .stacks()
                          .getOrDefault(name, AppliedStack.empty(name, stack.scope().cluster()));
                  return Recording.of(
                      before,
                      stack,
                      byStack.getOrDefault(name, List.of()),
                      planned.estate().backupJobs(name),
                      planned.estate().head());
                })
            .toList();
    return new LedgerEntry(
        Story.applied(provenance.sourceCommit(), record.stages()), stacks, provenance, record);
  }

  private ApplyResult result(
      PlannedEstate planned,
      List<AppliedRoot> roots,
      @org.jspecify.annotations.Nullable RunRecord record,
      @org.jspecify.annotations.Nullable String ledgerCommit,
      List<Diagnostic> recordNotes) {
    List<Diagnostic> diagnostics = new ArrayList<>(planned.report().warnings());
    roots.forEach(root -> diagnostics.addAll(root.problems()));
    planned.stacks().forEach(stack -> diagnostics.addAll(left(stack, planned, roots)));
    diagnostics.addAll(recordNotes);
    return new ApplyResult(
        outcome(roots, recordNotes),
        diagnostics,
        planned.estate().sources(),
        planned.report(),
        record,
        ledgerCommit);
  }

  private static List<Diagnostic> left(
      PlannedStack stack, PlannedEstate planned, List<AppliedRoot> roots) {
    return LeftTargets.of(
        stack.scope().applied(),
        planned.estate().desired(),
        roots.stream()
            .filter(root -> root.planned().scope().stack().equals(stack.scope().stack()))
            .flatMap(root -> root.planned().plan().changes().stream().filter(root::isDone))
            .toList());
  }

  private Outcome outcome(List<AppliedRoot> roots, List<Diagnostic> recordNotes) {
    List<Outcome> outcomes = new ArrayList<>();
    around.interruption().requested().ifPresent(outcomes::add);
    if (roots.stream().anyMatch(root -> !root.isApplied())) {
      boolean isPart = roots.stream().anyMatch(root -> root.counts().total() > 0);
      outcomes.add(isPart ? Outcome.PARTLY_DONE : Outcome.ERROR);
    }
    boolean isUnsettled =
        roots.stream()
            .filter(AppliedRoot::isApplied)
            .anyMatch(root -> root.problems().stream().anyMatch(Diagnostic::isError));
    if (isUnsettled || recordNotes.stream().anyMatch(Diagnostic::isError)) {
      outcomes.add(Outcome.PARTLY_DONE);
    }
    return Outcome.ofAll(outcomes);
  }
}
