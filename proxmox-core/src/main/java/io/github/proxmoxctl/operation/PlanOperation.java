package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.state.StateStore;
import java.util.List;
import java.util.SortedSet;

/** Goal {@code plan}: what would change; read-only everywhere but in the workspace. */
public final class PlanOperation {

  private final Surroundings around;

  public PlanOperation(Surroundings around) {
    this.around = around;
  }

  public PlanResult execute(PlanRequest request) {
    ValidateResult valid = ValidateOperation.execute(new ValidateRequest(request.directory()));
    if (valid.outcome() != Outcome.OK) {
      return PlanResult.failed(valid.outcome(), valid.diagnostics(), valid.sources())
          .writtenTo(request.directory());
    }
    PlanResult result;
    try {
      result = plan(request, valid);
    } catch (DiagnosticException e) {
      result = PlanResult.failed(e.outcome(), e.diagnostics(), valid.sources());
    }
    return result.writtenTo(request.directory());
  }

  private PlanResult plan(PlanRequest request, ValidateResult valid) {
    try (Site site = Site.open(request.directory(), around.environment())) {
      Ledger ledger = Ledgers.open(site, valid.desiredState().pipeline(), around);
      Estate estate = EstateReader.read(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.of(estate, request.stacks());
      List<Diagnostic> cautions = Cautions.of(site, ledger, stacks);
      try {
        PlanReport report = plan(site, estate, stacks);
        return PlanResult.of(report, outcome(report, request), valid).with(cautions);
      } catch (DiagnosticException e) {
        return PlanResult.failed(e.outcome(), e.diagnostics(), valid.sources()).with(cautions);
      }
    }
  }

  private PlanReport plan(Site site, Estate estate, SortedSet<String> stacks) {
    StateStore store = TerraformSession.store(site, around);
    try (Clusters clusters = Clusters.open(around, estate, stacks, Cluster::planToken);
        TerraformSession session =
            TerraformSession.open(site, Purpose.LOOK, around, store, clusters)) {
      return new EstatePlanner(site, around, session)
          .plan(estate, stacks, clusters, new StateContents(store))
          .report();
    }
  }

  private static Outcome outcome(PlanReport report, PlanRequest request) {
    if (report.isRefused()) {
      return Outcome.REFUSED;
    }
    return request.isDetailedExitCode() && report.plan().hasChanges()
        ? Outcome.CHANGES_PRESENT
        : Outcome.OK;
  }
}
