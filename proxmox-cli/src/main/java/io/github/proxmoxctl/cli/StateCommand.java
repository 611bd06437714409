package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.operation.StateOperation;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.Style;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl state}. */
@Command(
    name = "state",
    description = "Look at and repair Terraform states and locks of this machine.",
    mixinStandardHelpOptions = true)
final class StateCommand implements Runnable {

  private static final String ROOT = "such as shop/r01";

  private final Session session;
  @Spec private CommandSpec spec;

  StateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "list, verify, unlock, recover, restore or export is missing");
  }

  @Command(
      name = "list",
      description = "Every root's newest state and who holds which stack, or the versions of one.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin RepositoryOption repository,
      @Parameters(paramLabel = "STACK/ROOT", arity = "0..1", description = ROOT)
          @Nullable String root) {
    return answer(
        state ->
            root == null ? state.list(repository.path()) : state.versions(repository.path(), root));
  }

  @Command(
      name = "verify",
      description = "Read every state and say which is not whole; ends with 1 if one is not.",
      mixinStandardHelpOptions = true)
  int verify(@Mixin RepositoryOption repository) {
    return answer(state -> state.verify(repository.path()));
  }

  @Command(
      name = "unlock",
      description = "Take the locks of stacks away from a run that is gone.",
      mixinStandardHelpOptions = true)
  int unlock(
      @Mixin RepositoryOption repository,
      @Parameters(paramLabel = "STACK", arity = "1..*") List<String> stacks,
      @Option(names = "--force", description = "also from a run that may be alive")
          boolean isForced) {
    return answer(state -> state.unlock(repository.path(), stacks, isForced));
  }

  @Command(
      name = "recover",
      description = "Take in a state that was not stored, or restore the newest intact one.",
      mixinStandardHelpOptions = true)
  int recover(
      @Mixin RepositoryOption repository,
      @Parameters(paramLabel = "STACK/ROOT", description = ROOT) String root) {
    return answer(state -> state.recover(repository.path(), root));
  }

  @Command(
      name = "restore",
      description = "Make an earlier version of a root's state the newest.",
      mixinStandardHelpOptions = true)
  int restore(
      @Mixin RepositoryOption repository,
      @Parameters(paramLabel = "STACK/ROOT", description = ROOT) String root,
      @Parameters(paramLabel = "SERIAL", description = "as state list STACK/ROOT shows it")
          long serial) {
    return answer(state -> state.restore(repository.path(), root, serial));
  }

  @Command(
      name = "export",
      description = "Print a root's newest state.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin RepositoryOption repository,
      @Parameters(paramLabel = "STACK/ROOT", description = ROOT) String root) {
    return answer(state -> state.export(repository.path(), root));
  }

  private int answer(Function<StateOperation, String> question) {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      session.out().print(question.apply(proxmoxctl.state()));
      return Outcome.OK.exitCode();
    } catch (DiagnosticException e) {
      List<Diagnostic> problems = e.diagnostics();
      session.err().print(DiagnosticText.render(problems, new Sources(Map.of()), Style.PLAIN));
      return e.outcome().exitCode();
    }
  }
}
