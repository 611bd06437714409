package io.github.proxmoxctl;

import io.github.proxmoxctl.operation.ApplyOperation;
import io.github.proxmoxctl.operation.ApplyRequest;
import io.github.proxmoxctl.operation.ApplyResult;
import io.github.proxmoxctl.operation.ConfigureOperation;
import io.github.proxmoxctl.operation.ConfigureRequest;
import io.github.proxmoxctl.operation.ConfigureResult;
import io.github.proxmoxctl.operation.DeployOperation;
import io.github.proxmoxctl.operation.DeployRequest;
import io.github.proxmoxctl.operation.DeployResult;
import io.github.proxmoxctl.operation.DriftOperation;
import io.github.proxmoxctl.operation.DriftRequest;
import io.github.proxmoxctl.operation.DriftResult;
import io.github.proxmoxctl.operation.PlanOperation;
import io.github.proxmoxctl.operation.PlanRequest;
import io.github.proxmoxctl.operation.PlanResult;
import io.github.proxmoxctl.operation.Progress;
import io.github.proxmoxctl.operation.RegisterMonitoringOperation;
import io.github.proxmoxctl.operation.RegisterMonitoringRequest;
import io.github.proxmoxctl.operation.RegisterMonitoringResult;
import io.github.proxmoxctl.operation.StateOperation;
import io.github.proxmoxctl.operation.StatusOperation;
import io.github.proxmoxctl.operation.StatusRequest;
import io.github.proxmoxctl.operation.StatusResult;
import io.github.proxmoxctl.operation.Surroundings;
import io.github.proxmoxctl.operation.Terminal;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.process.SignalWatch;
import io.github.proxmoxctl.secret.Redactor;
import java.time.Clock;
import java.util.Map;

/**
 * The library's entry, and where it is put together: what a front end gives goes in, goals come
 * out. While it is open, SIGINT and SIGTERM ask the running goal to come to an orderly end.
 */
public final class Proxmoxctl implements AutoCloseable {

  private final Surroundings around;
  private final SignalWatch signals;

  private Proxmoxctl(Surroundings around) {
    this.around = around;
    this.signals = SignalWatch.on(around.interruption());
  }

  /**
   * Opens the library for one goal.
   *
   * @param environment the user's variables
   * @param toolVersion the front end's version, for the records
   */
  public static Proxmoxctl open(
      Map<String, String> environment, Progress progress, Terminal terminal, String toolVersion) {
    Interruption interruption = new Interruption();
    Redactor redactor = new Redactor();
    return new Proxmoxctl(
        new Surroundings(
            environment,
            redactor,
            new CommonsExecRunner(redactor, interruption),
            interruption,
            progress,
            terminal,
            Clock.systemUTC(),
            toolVersion));
  }

  /**
   * Checks every file of the desired state; needs nothing from outside.
   *
   * @param environment the user's variables
   */
  public static ValidateResult validate(ValidateRequest request, Map<String, String> environment) {
    return ValidateOperation.run(request, environment);
  }

  /** Shows what {@link #apply} would change. */
  public PlanResult plan(PlanRequest request) {
    return new PlanOperation(around).execute(request);
  }

  /** Applies the reviewed changes and records them. */
  public ApplyResult apply(ApplyRequest request) {
    return new ApplyOperation(around).execute(request);
  }

  /** Has Ansible configure the hosts whose configuration changed, and records them. */
  public ConfigureResult configure(ConfigureRequest request) {
    return new ConfigureOperation(around).execute(request);
  }

  /** Tells monitoring of exactly the servers that exist, verifies it and records it. */
  public RegisterMonitoringResult registerMonitoring(RegisterMonitoringRequest request) {
    return new RegisterMonitoringOperation(around).execute(request);
  }

  /** What differs from what was applied. */
  public DriftResult drift(DriftRequest request) {
    return new DriftOperation(around).execute(request);
  }

  /** Every server as ledger, cluster and Prometheus know it. */
  public StatusResult status(StatusRequest request) {
    return new StatusOperation(around).execute(request);
  }

  /** Apply, configure and register-monitoring, by one approval. */
  public DeployResult deploy(DeployRequest request) {
    return new DeployOperation(around).execute(request);
  }

  /** Repairs of states and locks on this machine. */
  public StateOperation state() {
    return new StateOperation(around);
  }

  @Override
  public void close() {
    signals.close();
  }
}
