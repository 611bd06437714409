package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.PlanRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl plan}. */
@Command(
    name = "plan",
    description = "Show what apply would change; changes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private OutputOptions output;

  @Option(
      names = "--all",
      description = "plan every root, also where neither inputs nor the cluster's list changed")
  private boolean all;

  @Option(names = "--detailed-exitcode", description = "end with 2 when changes are present")
  private boolean detailedExitCode;

  @Mixin private CommentOption comment;

  private final Session session;

  PlanCommand(Session session) {
    this.session = session;
  }

  PlanRequest request() {
    return new PlanRequest(
        repository.path(), stacks.names(), all, detailedExitCode, comment.options());
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.plan(request()), session);
    }
  }
}
