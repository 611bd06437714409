package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.DeployRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl deploy}. */
@Command(
    name = "deploy",
    description = "Apply, configure and register with monitoring exactly what was reviewed.",
    mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private LockTimeoutOption lockTimeout;
  @Mixin private OutputOptions output;

  @Option(
      names = "--approve",
      paramLabel = "DIGEST",
      description = "deploy the plan with this digest (default: the last plan, within policy)")
  private @Nullable String approve;

  private final Session session;

  DeployCommand(Session session) {
    this.session = session;
  }

  DeployRequest request() {
    return new DeployRequest(repository.path(), stacks.names(), approve, lockTimeout.value());
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.deploy(request()), session);
    }
  }
}
