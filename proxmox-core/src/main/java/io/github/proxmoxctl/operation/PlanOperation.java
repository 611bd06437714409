package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.git.GitRepository;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.terraform.TerraformTool;
import java.util.List;
import java.util.SortedSet;

/** Goal {@code plan}: what would change; read-only everywhere but in the workspace. */
public final class PlanOperation {

  private final Surroundings around;

  public PlanOperation(Surroundings around) {
    this.around = around;
  }

  public PlanResult execute(PlanRequest request) {
    // what does not depend on the desired state is done while that is read
    try (Early<TerraformTool> tool =
            Early.begin("find terraform", () -> ToolChoice.any(around), found -> {});
        Early<GitRepository> git =
            Early.begin(
                "open the repository",
                () -> GitRepository.open(request.directory(), around.environment()),
                GitRepository::close)) {
      PlanResult result = execute(request, git, tool).writtenTo(request, around);
      announce(result);
      return result;
    }
  }

  // a page that says that nothing changes need not be looked at
  private void announce(PlanResult result) {
    PlanReport report = result.report();
    if (report != null && (report.plan().hasChanges() || report.isRefused())) {
      around.progress().say("page: target/proxmox/" + ResultFile.page(PlanResult.GOAL));
    }
  }

  private PlanResult execute(
      PlanRequest request, Early<GitRepository> git, Early<TerraformTool> tool) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    if (!request.comment().isWanted()) {
      return plan(request, valid, git, tool);
    }
    try (Publication publication = Publication.begin(request, valid, around)) {
      // the plan is on disk before anything can go wrong with telling it
      return publication.tell(plan(request, valid, git, tool).writtenTo(request, around));
    } catch (DiagnosticException e) {
      return PlanResult.failed(e.outcome(), e.diagnostics(), valid.sources())
          .with(valid.diagnostics())
          .within(valid.outcome());
    }
  }

  private PlanResult plan(
      PlanRequest request,
      ValidateResult valid,
      Early<GitRepository> git,
      Early<TerraformTool> tool) {
    if (valid.outcome() != Outcome.OK) {
      return PlanResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    }
    try {
      Site site = Site.of(request.directory(), git.get(), around.environment());
      return plan(request, valid, site, tool);
    } catch (DiagnosticException e) {
      return PlanResult.failed(e.outcome(), e.diagnostics(), valid.sources());
    }
  }

  private PlanResult plan(
      PlanRequest request, ValidateResult valid, Site site, Early<TerraformTool> tool) {
    // the clusters answer while the ledger is read
    DesiredState desired = valid.desiredState();
    try (Secrets secrets = Secrets.of(around, site.root(), desired.pipeline());
        Early<Clusters> declared =
            Early.begin(
                "reach the clusters",
                () -> clusters(secrets, site, Clusters.declaredFor(desired, request.stacks())),
                Clusters::close)) {
      Ledger ledger = Ledgers.open(site, desired.pipeline(), around);
      Estate estate = EstateReader.read(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.of(estate, request.stacks());
      List<Diagnostic> cautions = Cautions.of(site, ledger, stacks);
      try {
        Thoroughness thoroughness = request.isAll() ? Thoroughness.ALL : Thoroughness.SUSPECTS;
        PlanReport report = plan(secrets, site, estate, stacks, thoroughness, declared, tool);
        return PlanResult.of(report, outcome(report, request), valid).with(cautions);
      } catch (DiagnosticException e) {
        return PlanResult.failed(e.outcome(), e.diagnostics(), valid.sources()).with(cautions);
      }
    }
  }

  private PlanReport plan(
      Secrets secrets,
      Site site,
      Estate estate,
      SortedSet<String> stacks,
      Thoroughness thoroughness,
      Early<Clusters> declared,
      Early<TerraformTool> tool) {
    StateStore store =
        Leftovers.seen(site, around, estate, stacks, TerraformSession.store(site, around));
    List<Cluster> needed = Clusters.of(estate, stacks);
    try (Clusters recorded = clusters(secrets, site, declared.get().missing(needed))) {
      Clusters clusters = declared.get().and(recorded);
      try (TerraformSession session =
          TerraformSession.open(
              site,
              Purpose.LOOK,
              around,
              ToolChoice.of(site, estate.desired().pipeline(), around, tool::get),
              store,
              clusters)) {
        return new EstatePlanner(site, around, session)
            .plan(estate, stacks, clusters, new StateContents(store), thoroughness)
            .report();
      }
    }
  }

  private static Clusters clusters(Secrets secrets, Site site, List<Cluster> clusters) {
    return Clusters.open(secrets, site.root(), clusters, Cluster::planToken);
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
