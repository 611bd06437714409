package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.RegisterMonitoringRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl register-monitoring}. */
@Command(
    name = "register-monitoring",
    description = "Tell Prometheus and Grafana of exactly the servers that exist, and verify it.",
    mixinStandardHelpOptions = true)
final class RegisterMonitoringCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private LockTimeoutOption lockTimeout;
  @Mixin private OutputOptions output;

  @Option(
      names = "--approve",
      paramLabel = "DIGEST",
      description = "register what the plan with this digest says (default: the last plan)")
  private @Nullable String approve;

  @Option(
      names = "--verify-timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "wait so long for Prometheus to know (default: two scrape intervals and ten seconds)")
  private @Nullable Duration verifyTimeout;

  private final Session session;

  RegisterMonitoringCommand(Session session) {
    this.session = session;
  }

  RegisterMonitoringRequest request() {
    return new RegisterMonitoringRequest(
        repository.path(), stacks.names(), approve, lockTimeout.value(), verifyTimeout);
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.registerMonitoring(request()), session);
    }
  }
}
