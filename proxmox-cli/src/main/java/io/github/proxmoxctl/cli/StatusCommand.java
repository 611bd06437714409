package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.StatusRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code proxmoxctl status}. */
@Command(
    name = "status",
    description = "Show every server as the ledger, the cluster and Prometheus know it.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private OutputOptions output;

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  StatusRequest request() {
    return new StatusRequest(repository.path(), stacks.names());
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.status(request()), session);
    }
  }
}
