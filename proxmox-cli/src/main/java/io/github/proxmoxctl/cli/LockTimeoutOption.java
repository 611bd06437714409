package io.github.proxmoxctl.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a goal that changes something waits for the stacks of another run. */
final class LockTimeoutOption {

  @Option(
      names = "--lock-timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "wait so long for a stack that another run holds, such as 30s or 5m (default: 0s)")
  private Duration lockTimeout = Duration.ZERO;

  Duration value() {
    return lockTimeout;
  }
}
