package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.render.OutputFormat;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks every file of the desired state: every problem in one run, each with file, line and column
 * and what to do about it. Contacts nothing, needs no secret and no other tool; works offline.
 *
 * @since 0.1.0
 */
@Mojo(
    name = ValidateMojo.GOAL,
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    aggregator = true,
    threadSafe = true)
public final class ValidateMojo extends AbstractProxmoxMojo {

  static final String GOAL = "validate";

  /**
   * A server whose values are shown as well, each with the layer and the line it comes from.
   * Without it, and without the environment variable: none. Example: {@code
   * -Dproxmox.explain=shop-web-1}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.explain", defaultValue = "${env.PROXMOXCTL_EXPLAIN}")
  @Nullable String explain;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.validate.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.validate.skip", defaultValue = "false")
  boolean skipValidate;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  Set<OutputFormat> formats() {
    return OutputFormat.ofValidate();
  }

  @Override
  boolean isGoalSkipped() {
    return skipValidate;
  }

  ValidateRequest request() {
    return new ValidateRequest(
        repository(),
        ParameterText.output(output, formats()),
        ParameterText.given(explain).orElse(null));
  }

  @Override
  GoalResult run() {
    return Proxmoxctl.validate(request(), environment);
  }
}
