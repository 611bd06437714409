package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.monitoring.AlertmanagerClient;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Goal {@code register-monitoring}: targets, rules and dashboards for exactly the servers that
 * exist; verified; recorded.
 */
public final class RegisterMonitoringOperation {

  private final Surroundings around;

  public RegisterMonitoringOperation(Surroundings around) {
    this.around = around;
  }

  public RegisterMonitoringResult execute(RegisterMonitoringRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    RegisterMonitoringResult result;
    if (valid.outcome() != Outcome.OK) {
      result =
          RegisterMonitoringResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    } else {
      try {
        result = register(request, valid);
      } catch (DiagnosticException e) {
        result = RegisterMonitoringResult.failed(e.outcome(), e.diagnostics(), valid.sources());
      }
    }
    return result.writtenTo(request.directory());
  }

  private RegisterMonitoringResult register(
      RegisterMonitoringRequest request, ValidateResult valid) {
    try (Site site = Site.open(request.directory(), around.environment())) {
      Optional<Monitoring> monitoring = valid.desiredState().monitorings().stream().findFirst();
      if (monitoring.isEmpty()) {
        return undeclared(valid);
      }
      Optional<Approval> approval = ApprovalReader.read(site, request.approve(), around.terminal());
      Ledger ledger = Ledgers.openComplete(site, valid.desiredState().pipeline(), around);
      Estate before = EstateReader.readCommitted(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.withHosts(before, request.stacks());
      Run run = Run.start(site, around, before);
      StackLocking locks = StackLocking.acquire(site, around, run, stacks, request.lockTimeout());
      try (locks) {
        Estate estate = EstateReader.readAgain(before, ledger);
        MonitoringPlanner planner = MonitoringPlanner.of(estate);
        Plan plan = plan(estate, planner, stacks);
        List<Diagnostic> objections = objections(site, estate, plan, stacks, approval);
        if (!objections.isEmpty()) {
          return RegisterMonitoringResult.failed(Outcome.REFUSED, objections, valid.sources());
        }
        List<RegisteredStack> registered =
            new Registration(site, around, estate, planner, request.verifyTimeout()).of(stacks);
        return new RegistrationRecord(around, ledger, run, estate)
            .of(registered, plan.digest().hex(), remarks(monitoring.get()));
      }
    }
  }

  private static RegisterMonitoringResult undeclared(ValidateResult valid) {
    return RegisterMonitoringResult.failed(
        Outcome.OK,
        List.of(
            Diagnostic.warning("monitoring.undeclared", "there is nothing to register with", null)
                .because("the infrastructure repo has no Monitoring document")
                .next("declare where Prometheus is: kind Monitoring in catalog/")),
        valid.sources());
  }

  /** The layer of monitoring alone. */
  static Plan plan(Estate estate, MonitoringPlanner planner, SortedSet<String> stacks) {
    // nothing that Terraform does is in it, so it pins nothing
    Pins pins = new Pins("", "", null);
    List<StackPlan> plans =
        stacks.stream()
            .map(
                stack ->
                    StackPlan.of(
                        stack,
                        estate.clusterOf(stack),
                        List.of(),
                        ConfigurationPlan.NONE,
                        planner.plan(stack),
                        pins))
            .toList();
    return Plan.of(estate.desired().pipeline().name(), estate.commit(), pins, plans);
  }

  private List<Diagnostic> objections(
      Site site, Estate estate, Plan plan, SortedSet<String> stacks, Optional<Approval> approval) {
    List<Diagnostic> leaving = LeavingServers.objections(estate, stacks, approval);
    return leaving.isEmpty()
        ? new Gatekeeper(
                around.terminal(), EnumSet.of(Layer.MONITORING), new BegunApprovals(site.durable()))
            .objections(new PlanReport(plan, List.of(), List.of(), Duration.ZERO), approval)
        : leaving;
  }

  // alerts are Alertmanager's affair: nothing that is registered depends on it
  private static List<Diagnostic> remarks(Monitoring monitoring) {
    List<Diagnostic> remarks = new ArrayList<>();
    URI url = monitoring.alertmanager();
    if (url != null) {
      try (AlertmanagerClient alertmanager = AlertmanagerClient.of(url)) {
        alertmanager.version();
      } catch (DiagnosticException e) {
        Diagnostic problem = e.diagnostics().get(0);
        remarks.add(
            Diagnostic.warning(
                    "monitoring.alertmanager",
                    problem.summary() + ": no alert reaches anybody",
                    null)
                .because(String.valueOf(problem.detail()))
                .next("start it, or correct alertmanager.url in the Monitoring document"));
      }
    }
    return remarks;
  }
}
