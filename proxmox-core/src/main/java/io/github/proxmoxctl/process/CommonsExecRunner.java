package io.github.proxmoxctl.process;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands with Commons Exec; what a listener hears has passed the redactor. */
public final class CommonsExecRunner implements ProcessRunner {

  private final Redactor redactor;
  private final Interruption interruption;
  private final Duration patience;

  public CommonsExecRunner(Redactor redactor, Interruption interruption) {
    this(redactor, interruption, Duration.ofSeconds(10));
  }

  CommonsExecRunner(Redactor redactor, Interruption interruption, Duration patience) {
    this.redactor = redactor;
    this.interruption = interruption;
    this.patience = patience;
  }

  @Override
  public ProcessResult run(Command command, ProcessListener listener) {
    interruption.check(command.toString());
    var argv = argv(command);
    var conversation = new Conversation(listener, redactor);
    var output = new LineSink(conversation::output);
    var error = new LineSink(conversation::error);
    var spool = command.spool() == null ? null : new Spool(command.spool());
    try (spool;
        var guard = new StopGuard(interruption)) {
      var executor =
          new SessionExecutor(
              argv,
              command,
              spool,
              output,
              error,
              patience,
              process -> {
                conversation.started(process);
                guard.watch(process);
              });
      var process = executor.runToEnd(environment(command));
      output.finish();
      error.finish();
      conversation.rethrow();
      return new ProcessResult(
          process.exitCode(), process.identity(), conversation.tail(), process.isStopped());
    } catch (IOException e) {
      throw notStarted(command, e);
    }
  }

  /** With {@code setsid} in front where asked for: it becomes the program, so the id stays. */
  private static List<String> argv(Command command) {
    var argv = new ArrayList<String>();
    if (command.ownSession()) {
      argv.add(find("setsid", command.environment(), "install util-linux").toString());
    }
    argv.add(
        find(command.program(), command.environment(), "install it, or correct the PATH")
            .toString());
    argv.addAll(command.argv().subList(1, command.argv().size()));
    return argv;
  }

  private static Path find(String program, Map<String, String> environment, String remedy) {
    return Executables.find(program, environment)
        .orElseThrow(
            () ->
                DiagnosticException.error(
                    Diagnostic.error(
                            "process.missing", "there is no program \"" + program + "\"", null)
                        .because("PATH=" + environment.getOrDefault("PATH", ""))
                        .next(remedy)));
  }

  private static Map<String, String> environment(Command command) {
    var all = new HashMap<>(command.environment());
    command.secrets().forEach((name, secret) -> all.put(name, secret.reveal()));
    return all;
  }

  private static DiagnosticException notStarted(Command command, IOException e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return DiagnosticException.error(
        Diagnostic.error("process.start", "\"" + command + "\" could not be started", null)
            .because(String.valueOf(cause.getMessage()))
            .next(
                "check that " + command.directory() + " exists and that the program is runnable"));
  }
}
