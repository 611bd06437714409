package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ApplyRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl apply}. */
@Command(
    name = "apply",
    description = "Apply exactly the changes that were reviewed, and record them.",
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private LockTimeoutOption lockTimeout;
  @Mixin private OutputOptions output;

  @Option(
      names = "--approve",
      paramLabel = "DIGEST",
      description = "apply the plan with this digest (default: the last plan, within policy)")
  private @Nullable String approve;

  private final Session session;

  ApplyCommand(Session session) {
    this.session = session;
  }

  ApplyRequest request() {
    return new ApplyRequest(repository.path(), stacks.names(), approve, lockTimeout.value());
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.apply(request()), session);
    }
  }
}
