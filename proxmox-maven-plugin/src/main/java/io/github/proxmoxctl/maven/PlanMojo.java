package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.CommentOptions;
import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.operation.PlanRequest;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what {@code proxmox:apply} would change, with the effect of each change, the verdicts of
 * policy and one digest. Changes nothing but {@code target/proxmox/} and a missing provider lock
 * file. Present changes are a success.
 *
 * @since 0.1.0
 */
@Mojo(
    name = PlanMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class PlanMojo extends AbstractProxmoxMojo {

  static final String GOAL = "plan";

  /**
   * The stacks to plan, separated by commas. Without it, and without the environment variable: all.
   * Example: {@code -Dproxmox.stack=shop,erp}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.stack", defaultValue = "${env.PROXMOXCTL_STACK}")
  @Nullable List<String> stack;

  /**
   * Whether every root is planned, also those whose inputs are as applied and whose servers the
   * cluster's list does not contradict: that shows also what a hand changed and that list does not
   * have. Without it, and without the environment variable: {@code false}. Example: {@code
   * -Dproxmox.all}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.all", defaultValue = "${env.PROXMOXCTL_ALL}")
  boolean all;

  /**
   * Whether present changes have their own exit code (2) and outcome in {@code
   * target/proxmox/plan-result.json}. Maven itself ends with 0 in either case. Without it, and
   * without the environment variable: {@code false}. Example: {@code -Dproxmox.detailedExitcode}
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "proxmox.detailedExitcode",
      defaultValue = "${env.PROXMOXCTL_DETAILED_EXITCODE}")
  boolean detailedExitcode;

  /**
   * Whether the plan is posted as the one comment on a pull request, and as a commit status. The
   * goal fails if that cannot be done. Without it, and without the environment variable: {@code
   * false}. Example: {@code -Dproxmox.comment}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.comment", defaultValue = "${env.PROXMOXCTL_COMMENT}")
  boolean comment;

  /**
   * With {@code proxmox.comment}: the number of the pull request. Without it, and without the
   * environment variable: the one that the pipeline runs for. Example: {@code -Dproxmox.request=12}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.request", defaultValue = "${env.PROXMOXCTL_REQUEST}")
  @Nullable String request;

  /**
   * With {@code proxmox.comment}: the full id of the commit that gets the status. Without it, and
   * without the environment variable: the head of the request. Example: {@code
   * -Dproxmox.commit=3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.commit", defaultValue = "${env.PROXMOXCTL_COMMIT}")
  @Nullable String commit;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.plan.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.plan.skip", defaultValue = "false")
  boolean skipPlan;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipPlan;
  }

  PlanRequest request() {
    return new PlanRequest(
        repository(),
        ParameterText.names(stack),
        all,
        detailedExitcode,
        new CommentOptions(
            comment,
            ParameterText.number("proxmox.request", request),
            ParameterText.given(commit).orElse(null)));
  }

  @Override
  GoalResult run() {
    PlanRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.plan(request);
    }
  }
}
