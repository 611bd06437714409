package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.operation.StatusRequest;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows every server as the ledger, the cluster and Prometheus know it. Changes nothing, and says
 * what it could not reach.
 *
 * @since 0.1.0
 */
@Mojo(
    name = StatusMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class StatusMojo extends AbstractProxmoxMojo {

  static final String GOAL = "status";

  /**
   * The stacks to show, separated by commas. Without it, and without the environment variable: all.
   * Example: {@code -Dproxmox.stack=shop,erp}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.stack", defaultValue = "${env.PROXMOXCTL_STACK}")
  @Nullable List<String> stack;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.status.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.status.skip", defaultValue = "false")
  boolean skipStatus;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipStatus;
  }

  StatusRequest request() {
    return new StatusRequest(repository(), ParameterText.names(stack));
  }

  @Override
  GoalResult run() {
    StatusRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.status(request);
    }
  }
}
