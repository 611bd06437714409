package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.DeployRequest;
import io.github.proxmoxctl.operation.GoalResult;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deploys exactly what was reviewed: what leaves is taken out of monitoring, then apply, configure
 * and register-monitoring, by one approval. What the ledger has as done is left alone, so a
 * deployment that failed goes on where it failed.
 *
 * @since 0.1.0
 */
@Mojo(
    name = DeployMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class DeployMojo extends AbstractLockingMojo {

  static final String GOAL = "deploy";

  /**
   * The stacks to deploy, separated by commas. Without it, and without the environment variable:
   * all. Example: {@code -Dproxmox.stack=shop,erp}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.stack", defaultValue = "${env.PROXMOXCTL_STACK}")
  @Nullable List<String> stack;

  /**
   * The digest of the plan that is approved, as {@code proxmox:plan} shows it. Without it, and
   * without the environment variable: the last plan in {@code target/proxmox/}, as far as policy
   * allows. Example: {@code -Dproxmox.approve=7a41c90d55e2}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.approve", defaultValue = "${env.PROXMOXCTL_APPROVE}")
  @Nullable String approve;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.deploy.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.deploy.skip", defaultValue = "false")
  boolean skipDeploy;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipDeploy;
  }

  DeployRequest request() {
    return new DeployRequest(
        repository(),
        ParameterText.names(stack),
        ParameterText.given(approve).orElse(null),
        lockTimeout());
  }

  @Override
  GoalResult run() {
    DeployRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.deploy(request);
    }
  }
}
