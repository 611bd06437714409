package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.operation.RegisterMonitoringRequest;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells Prometheus and Grafana of exactly the servers that exist: targets, alert rules, dashboards.
 * Takes out what is gone, verifies it all through Prometheus' API and records it on the ledger
 * branch.
 *
 * @since 0.1.0
 */
@Mojo(
    name = RegisterMonitoringMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class RegisterMonitoringMojo extends AbstractLockingMojo {

  static final String GOAL = "register-monitoring";

  /**
   * The stacks to register, separated by commas. Without it, and without the environment variable:
   * all. Example: {@code -Dproxmox.stack=shop,erp}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.stack", defaultValue = "${env.PROXMOXCTL_STACK}")
  @Nullable List<String> stack;

  /**
   * The digest of the plan that is approved, as {@code proxmox:plan} shows it. Without it, and
   * without the environment variable: the last plan in {@code target/proxmox/}. Example: {@code
   * -Dproxmox.approve=7a41c90d55e2}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.approve", defaultValue = "${env.PROXMOXCTL_APPROVE}")
  @Nullable String approve;

  /**
   * How long Prometheus may take to know: a whole number and {@code s}, {@code m} or {@code h}.
   * Without it, and without the environment variable: two scrape intervals and ten seconds.
   * Example: {@code -Dproxmox.verifyTimeout=2m}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.verifyTimeout", defaultValue = "${env.PROXMOXCTL_VERIFY_TIMEOUT}")
  @Nullable String verifyTimeout;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.register-monitoring.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.register-monitoring.skip", defaultValue = "false")
  boolean skipRegisterMonitoring;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipRegisterMonitoring;
  }

  RegisterMonitoringRequest request() {
    return new RegisterMonitoringRequest(
        repository(),
        ParameterText.names(stack),
        ParameterText.given(approve).orElse(null),
        lockTimeout(),
        ParameterText.verifyTimeout(verifyTimeout).orElse(null));
  }

  @Override
  GoalResult run() {
    RegisterMonitoringRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.registerMonitoring(request);
    }
  }
}
