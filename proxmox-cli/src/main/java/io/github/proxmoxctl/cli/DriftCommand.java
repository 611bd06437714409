package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.DriftRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl drift}. */
@Command(
    name = "drift",
    description = "Show how the clusters differ from what was applied; changes nothing.",
    mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private OutputOptions output;

  @Option(
      names = "--all",
      description = "compare every server value by value, also those unchanged since the last look")
  private boolean all;

  @Option(names = "--detailed-exitcode", description = "end with 2 when something differs")
  private boolean detailedExitCode;

  private final Session session;

  DriftCommand(Session session) {
    this.session = session;
  }

  DriftRequest request() {
    return new DriftRequest(repository.path(), stacks.names(), all, detailedExitCode);
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.drift(request()), session);
    }
  }
}
