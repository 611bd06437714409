package io.github.proxmoxctl.maven;

import java.time.Duration;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that changes something, and for that locks the stacks it is about. */
abstract class AbstractLockingMojo extends AbstractProxmoxMojo {

  /**
   * How long to wait for a stack that another run holds: a whole number and {@code s}, {@code m} or
   * {@code h}. Without it, and without the environment variable: {@code 0s}. Example: {@code
   * -Dproxmox.lockTimeout=5m}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.lockTimeout", defaultValue = "${env.PROXMOXCTL_LOCK_TIMEOUT}")
  @Nullable String lockTimeout;

  final Duration lockTimeout() {
    return ParameterText.lockTimeout(lockTimeout);
  }
}
