package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Goal {@code drift}: what differs from what was applied; a report, and changes nothing. */
public final class DriftOperation {

  private final Surroundings around;

  public DriftOperation(Surroundings around) {
    this.around = around;
  }

  public DriftResult execute(DriftRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    DriftResult result;
    if (valid.outcome() != Outcome.OK) {
      result = DriftResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    } else {
      try {
        result = look(request, valid);
      } catch (DiagnosticException e) {
        result = DriftResult.failed(e.outcome(), e.diagnostics(), valid.sources());
      }
    }
    return result.writtenTo(request.directory(), around.redactor()::redact);
  }

  private DriftResult look(DriftRequest request, ValidateResult valid) {
    try (Site site = Site.open(request.directory(), around.environment());
        Secrets secrets = Secrets.of(around, site.root(), valid.desiredState().pipeline())) {
      Ledger ledger = Ledgers.open(site, valid.desiredState().pipeline(), around);
      Estate estate = EstateReader.read(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.of(estate, request.stacks());
      StateStore store =
          Leftovers.seen(site, around, estate, stacks, TerraformSession.store(site, around));
      List<Diagnostic> notes = new ArrayList<>(Cautions.of(site, ledger, stacks));
      try (Clusters clusters =
              Clusters.open(secrets, site.root(), Clusters.of(estate, stacks), Cluster::planToken);
          TerraformSession session =
              TerraformSession.open(
                  site,
                  Purpose.LOOK,
                  around,
                  ToolChoice.of(site, estate.desired().pipeline(), around),
                  store,
                  clusters)) {
        MonitoringDrift monitoring = MonitoringDrift.of(estate, stacks);
        Drift drift =
            new DriftSearch(site, around, session, store, estate, clusters)
                .of(stacks, request.isAll())
                .with(monitoring.differences());
        notes.addAll(monitoring.notes());
        notes.addAll(session.notes());
        return new DriftResult(outcome(drift, request), notes, valid.sources(), drift);
      }
    }
  }

  private static Outcome outcome(Drift drift, DriftRequest request) {
    return request.isDetailedExitCode() && drift.isFound() ? Outcome.CHANGES_PRESENT : Outcome.OK;
  }
}
