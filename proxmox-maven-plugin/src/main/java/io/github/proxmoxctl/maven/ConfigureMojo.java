package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ConfigureRequest;
import io.github.proxmoxctl.operation.GoalResult;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs Ansible on the hosts whose configuration changed, verifies them, and records on the ledger
 * branch those that passed. A host that is recorded as configured so already is left alone.
 *
 * @since 0.1.0
 */
@Mojo(
    name = ConfigureMojo.GOAL,
    requiresProject = false,
    requiresOnline = true,
    aggregator = true,
    threadSafe = true)
public final class ConfigureMojo extends AbstractLockingMojo {

  static final String GOAL = "configure";

  /**
   * The stacks to configure, separated by commas. Without it, and without the environment variable:
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
   * Whether hosts are configured too that are recorded as configured so already. Without it, and
   * without the environment variable: {@code false}. Example: {@code -Dproxmox.all}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.all", defaultValue = "${env.PROXMOXCTL_ALL}")
  boolean all;

  /**
   * The hosts to configure, separated by commas. Without it, and without the environment variable:
   * all of the stacks. Example: {@code -Dproxmox.limit=shop-web-1,shop-web-2}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.limit", defaultValue = "${env.PROXMOXCTL_LIMIT}")
  @Nullable List<String> limit;

  /**
   * So many hosts are worked on at once, from 1 to 9999. Without it, and without the environment
   * variable: what {@code proxmox.yaml} says. Example: {@code -Dproxmox.forks=50}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.forks", defaultValue = "${env.PROXMOXCTL_FORKS}")
  @Nullable String forks;

  /**
   * The servers, separated by commas, whose SSH identity was changed on purpose and is learned
   * anew. Without it, and without the environment variable: none. Example: {@code
   * -Dproxmox.repin=shop-web-1}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.repin", defaultValue = "${env.PROXMOXCTL_REPIN}")
  @Nullable List<String> repin;

  /**
   * How long to wait for the SSH of a new server: a whole number and {@code s}, {@code m} or {@code
   * h}. Without it, and without the environment variable: {@code 5m}. Example: {@code
   * -Dproxmox.bootTimeout=10m}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.bootTimeout", defaultValue = "${env.PROXMOXCTL_BOOT_TIMEOUT}")
  @Nullable String bootTimeout;

  /**
   * Leaves out this goal. Example: {@code -Dproxmox.configure.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.configure.skip", defaultValue = "false")
  boolean skipConfigure;

  @Override
  String goal() {
    return GOAL;
  }

  @Override
  boolean isGoalSkipped() {
    return skipConfigure;
  }

  ConfigureRequest request() {
    return new ConfigureRequest(
        repository(),
        ParameterText.names(stack),
        ParameterText.given(approve).orElse(null),
        lockTimeout(),
        all,
        ParameterText.names(limit),
        ParameterText.forks(forks),
        ParameterText.names(repin),
        ParameterText.bootTimeout(bootTimeout));
  }

  @Override
  GoalResult run() {
    ConfigureRequest request = request();
    try (Proxmoxctl proxmoxctl = open()) {
      return proxmoxctl.configure(request);
    }
  }
}
