package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ValidateRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code proxmoxctl validate}. */
@Command(
    name = "validate",
    description = "Check every file of the desired state; contacts nothing.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private ReportOptions output;
  private final Session session;

  ValidateCommand(Session session) {
    this.session = session;
  }

  ValidateRequest request() {
    return new ValidateRequest(repository.path(), output.format());
  }

  @Override
  public Integer call() {
    return output.present(Proxmoxctl.validate(request()), session);
  }
}
