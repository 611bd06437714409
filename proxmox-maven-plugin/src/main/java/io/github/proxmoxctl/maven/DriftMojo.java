package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.DriftRequest;
import io.github.proxmoxctl.operation.GoalResult;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the clusters differ from what was applied: servers that vanished, were exchanged or
 * changed by hand, and VMs on ids of ours that the ledger does not know. Changes nothing. Drift is
 * a success.
 *
 * @since 0.1.0
 */
@Mojo(
    name = DriftMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class DriftMojo extends AbstractProxmoxMojo {

  static final String GOAL = "drift";

  /**
   * The stacks to look at, separated by commas. Without it, and without the environment variable:
   * all. Example: {@code -Dproxmox.stack=shop,erp}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.stack", defaultValue = "${env.PROXMOXCTL_STACK}")
  @Nullable List<String> stack;

  /**
   * Whether every server is compared value by value, also those whose configuration is the same as
   * when that was last done. Without it, and without the environment variable: {@code false}.
   * Example: {@code -Dproxmox.all}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.all", defaultValue = "${env.PROXMOXCTL_ALL}")
  boolean all;

  /**
   * Whether drift has its own exit code (2) and outcome in {@code
   * target/proxmox/drift-result.json}. Maven itself ends with 0 in either case. Without it, and
   * without the environment variable: {@code false}. Example: {@code -Dproxmox.detailedExitcode}
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "proxmox.detailedExitcode",
      defaultValue = "${env.PROXMOXCTL_DETAILED_EXITCODE}")
  boolean detailedExitcode;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.drift.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.drift.skip", defaultValue = "false")
  boolean skipDrift;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipDrift;
  }

  DriftRequest request() {
    return new DriftRequest(repository(), ParameterText.names(stack), all, detailedExitcode);
  }

  @Override
  GoalResult run() {
    DriftRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.drift(request);
    }
  }
}
