package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.render.OutputFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Option(
      names = "--watch",
      description = "validate again after each change of a file, until Ctrl-C (as text)")
  private boolean isWatching;

  @Spec private CommandSpec spec;
  private final Session session;

  ValidateCommand(Session session) {
    this.session = session;
  }

  ValidateRequest request() {
    return new ValidateRequest(repository.path(), output.format(), explain);
  }

  @Override
  public Integer call() {
    if (!isWatching) {
      return validate();
    }
    if (output.format() != OutputFormat.TEXT) {
      throw new ParameterException(spec.commandLine(), "--watch and --output exclude each other");
    }
    return new Watch(repository.path(), Watch.PAUSE, session.out()).run(this::validate);
  }

  private int validate() {
    return output.present(Proxmoxctl.validate(request(), session.environment()), session);
  }
}
