package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ApplyRequest;
import io.github.proxmoxctl.operation.GoalResult;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies exactly the changes that were reviewed, and records them on the ledger branch. Plans
 * again under the stack's lock and stops, with nothing changed, when that differs from what is
 * approved.
 *
 * @since 0.1.0
 */
@Mojo(
    name = ApplyMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class ApplyMojo extends AbstractLockingMojo {

  static final String GOAL = "apply";

  /**
   * The stacks to apply, separated by commas. Without it, and without the environment variable:
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
   * Leaves out this goal. Example: {@code -Dproxmox.apply.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.apply.skip", defaultValue = "false")
  boolean skipApply;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipApply;
  }

  ApplyRequest request() {
    return new ApplyRequest(
        repository(),
        ParameterText.names(stack),
        ParameterText.given(approve).orElse(null),
        lockTimeout());
  }

  @Override
  GoalResult run() {
    ApplyRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.apply(request);
    }
  }
}
