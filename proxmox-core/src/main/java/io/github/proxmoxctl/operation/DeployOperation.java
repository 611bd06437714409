package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.operation.DeployResult.Stage;
import io.github.proxmoxctl.plan.PlanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Goal {@code deploy}: what leaves is taken out of monitoring, then {@code apply}, {@code
 * configure} and {@code register-monitoring}, all by one approval. Each of them leaves alone what
 * the ledger has as done, so a deployment that failed goes on where it failed when it is run again.
 */
public final class DeployOperation {

  private final Surroundings around;

  public DeployOperation(Surroundings around) {
    this.around = around;
  }

  public DeployResult execute(DeployRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    List<Stage> stages = new ArrayList<>();
    DeployResult result;
    try {
      List<Diagnostic> notes = List.of();
      if (valid.outcome() == Outcome.OK) {
        notes = deployQuietly(prepared(request, valid, stages), valid, stages);
      } else {
        stages.add(new Stage(ValidateResult.GOAL, valid, false));
      }
      result = result(stages, notes);
    } catch (DiagnosticException e) {
      result = new DeployResult(e.outcome(), stages, e.diagnostics());
    }
    return result.writtenTo(request.directory());
  }

  /**
   * @param leaving servers that monitoring knows and the YAML lacks
   * @param mayLeave whether they are let go
   * @param actor whoever runs it
   */
  private record Prepared(
      DeployRequest request, SortedSet<String> leaving, boolean mayLeave, String actor) {}

  private Prepared prepared(DeployRequest request, ValidateResult valid, List<Stage> stages) {
    try (Site site = Site.open(request.directory(), around.environment())) {
      DeployRequest approved = approved(request, site, stages);
      String actor = site.git().actor().toString();
      if (ended(stages) || valid.desiredState().monitorings().isEmpty()) {
        return new Prepared(approved, new TreeSet<>(), false, actor);
      }
      Estate estate =
          EstateReader.read(
              site, valid, Ledgers.open(site, valid.desiredState().pipeline(), around));
      SortedSet<String> stacks = StackSelection.withHosts(estate, request.stacks());
      Optional<Approval> approval =
          ApprovalReader.read(site, approved.approve(), around.terminal());
      return new Prepared(
          approved,
          LeavingServers.names(estate, stacks),
          LeavingServers.objections(estate, stacks, approval).isEmpty(),
          actor);
    }
  }

  private List<Diagnostic> deployQuietly(
      Prepared prepared, ValidateResult valid, List<Stage> stages) {
    LeavingSilence silence =
        LeavingSilence.of(
            valid.desiredState().monitorings().stream().findFirst(),
            valid.desiredState().pipeline().name(),
            prepared.mayLeave() ? prepared.leaving() : List.of(),
            prepared.actor(),
            around.clock().instant());
    List<Diagnostic> notes;
    try {
      deploy(prepared, stages);
    } finally {
      notes = silence.expire();
    }
    return notes;
  }

  private void deploy(Prepared prepared, List<Stage> stages) {
    DeployRequest request = prepared.request();
    // a target that is gone before its server raises no alert
    if (!prepared.leaving().isEmpty()) {
      registerMonitoring(request, stages);
    }
    if (!ended(stages)) {
      ApplyResult applied =
          new ApplyOperation(around)
              .execute(
                  new ApplyRequest(
                      request.directory(),
                      request.stacks(),
                      request.approve(),
                      request.lockTimeout()));
      stages.add(new Stage(ApplyResult.GOAL, applied, applied.run() != null));
    }
    if (!ended(stages)) {
      ConfigureResult configured =
          new ConfigureOperation(around)
              .execute(
                  new ConfigureRequest(
                      request.directory(),
                      request.stacks(),
                      request.approve(),
                      request.lockTimeout(),
                      false,
                      new TreeSet<>(),
                      null,
                      new TreeSet<>(),
                      ConfigureRequest.BOOT_TIMEOUT));
      stages.add(new Stage(ConfigureResult.GOAL, configured, configured.run() != null));
    }
    if (!ended(stages)) {
      registerMonitoring(request, stages);
    }
  }

  private void registerMonitoring(DeployRequest request, List<Stage> stages) {
    RegisterMonitoringResult registered =
        new RegisterMonitoringOperation(around)
            .execute(
                new RegisterMonitoringRequest(
                    request.directory(),
                    request.stacks(),
                    request.approve(),
                    request.lockTimeout(),
                    null));
    stages.add(new Stage(RegisterMonitoringResult.GOAL, registered, registered.run() != null));
  }

  /**
   * The request with a digest whose changes are known one by one, so that each stage finds its part
   * approved although the stages before it changed the rest. Where they are not known, the whole is
   * planned once: an equal plan is the approved one, and at a terminal a person may approve it.
   */
  private DeployRequest approved(DeployRequest request, Site site, List<Stage> stages) {
    Optional<Approval> approval = ApprovalReader.read(site, request.approve(), around.terminal());
    if (approval.isPresent() && approval.get().plan() != null) {
      return request;
    }
    PlanResult planned =
        new PlanOperation(around)
            .execute(
                new PlanRequest(
                    request.directory(), request.stacks(), false, false, CommentOptions.NONE));
    PlanReport report = planned.report();
    if (report == null || planned.outcome() != Outcome.OK) {
      stages.add(new Stage(PlanResult.GOAL, planned, false));
      return request;
    }
    // it keeps what it lets go, change by change
    List<Diagnostic> objections =
        new Gatekeeper(around.terminal(), Gatekeeper.ALL, new BegunApprovals(site.durable()))
            .objections(report, approval);
    if (!objections.isEmpty()) {
      throw new DiagnosticException(Outcome.REFUSED, objections);
    }
    return request.approve() == null ? request.approving(report.plan().digest().hex()) : request;
  }

  private static boolean ended(List<Stage> stages) {
    return stages.stream().anyMatch(stage -> stage.result().outcome() != Outcome.OK);
  }

  private static DeployResult result(List<Stage> stages, List<Diagnostic> notes) {
    List<Outcome> outcomes = new ArrayList<>();
    stages.forEach(stage -> outcomes.add(stage.result().outcome()));
    if (ended(stages) && stages.stream().anyMatch(Stage::changed)) {
      outcomes.add(Outcome.PARTLY_DONE);
    }
    return new DeployResult(Outcome.ofAll(outcomes), stages, notes);
  }
}
