package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ValidateRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl validate}. */
@Command(
    name = "validate",
    description = "Check every file of the desired state; contacts nothing.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private ReportOptions output;
  @Option(
      names = "--explain",
      paramLabel = "SERVER",
      description = "also show every value of this server and where it comes from")
  private @Nullable String explain;

  private final Session session;

  ValidateCommand(Session session) {
    this.session = session;
  }

  ValidateRequest request() {
    return new ValidateRequest(repository.path(), output.format(), explain);
  }

  @Override
  public Integer call() {
    return output.present(Proxmoxctl.validate(request()), session);
  }
}
