package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.Comparison;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Goal {@code apply}: makes the servers so, by the reviewed changes and no other; records it. */
public final class ApplyOperation {

  private final Surroundings around;

  public ApplyOperation(Surroundings around) {
    this.around = around;
  }

  public ApplyResult execute(ApplyRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    ApplyResult result;
    if (valid.outcome() != Outcome.OK) {
      result = ApplyResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    } else {
      try {
        result = apply(request, valid);
      } catch (DiagnosticException e) {
        result = ApplyResult.failed(e.outcome(), e.diagnostics(), valid.sources());
      }
    }
    return result.writtenTo(request.directory());
  }

  private ApplyResult apply(ApplyRequest request, ValidateResult valid) {
    try (Site site = Site.open(request.directory(), around.environment())) {
      Optional<Approval> approval = ApprovalReader.read(site, request.approve(), around.terminal());
      Ledger ledger = Ledgers.openComplete(site, valid.desiredState().pipeline(), around);
      Estate before = EstateReader.readCommitted(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.of(before, request.stacks());
      Run run = Run.start(site, around, before);
      StackLocking locks = StackLocking.acquire(site, around, run, stacks, request.lockTimeout());
      try (locks) {
        // whoever held the locks until now may have recorded something
        Estate estate = EstateReader.read(site, valid, ledger);
        StateStore store = TerraformSession.store(site, around);
        Leftovers leftovers = Leftovers.settle(site, around, estate, stacks, store);
        try (Secrets secrets = Secrets.of(around, site.root(), estate.desired().pipeline());
            Clusters clusters =
                Clusters.open(
                    secrets, site.root(), Clusters.of(estate, stacks), Cluster::applyToken);
            TerraformSession session =
                TerraformSession.open(
                    site,
                    Purpose.APPLY,
                    around,
                    ToolChoice.of(site, estate.desired().pipeline(), around),
                    store,
                    clusters)) {
          EstatePlanner planner = new EstatePlanner(site, around, session);
          PlannedEstate planned =
              planAsApproved(
                  approval,
                  thoroughness ->
                      planner.plan(
                          estate, stacks, clusters, new StateContents(store), thoroughness));
          return gate(site, planned, approval)
              .orElseGet(
                  () ->
                      new Execution(site, session, around, ledger, leftovers, run, clusters)
                          .of(planned, approval));
        }
      }
    }
  }

  // of a digest alone nobody knows how thorough its plan was
  private static PlannedEstate planAsApproved(
      Optional<Approval> approval, Function<Thoroughness, PlannedEstate> plan) {
    PlannedEstate planned = plan.apply(Thoroughness.of(approval));
    boolean isOther =
        approval.isPresent()
            && approval.get().plan() == null
            && !Comparison.differences(approval.get(), planned.report().plan(), Gatekeeper.SERVERS)
                .isEmpty();
    return isOther && planned.report().unplannedRoots() > 0
        ? plan.apply(Thoroughness.ALL)
        : planned;
  }

  private Optional<ApplyResult> gate(
      Site site, PlannedEstate planned, Optional<Approval> approval) {
    List<Diagnostic> objections =
        new Gatekeeper(around.terminal(), Gatekeeper.SERVERS, new BegunApprovals(site.durable()))
            .objections(planned.report(), approval);
    return objections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ApplyResult(
                Outcome.REFUSED,
                objections,
                planned.estate().sources(),
                planned.report(),
                null,
                null));
  }
}
