package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Sets up the command line: all commands, or only the goal that is typed. */
final class CommandLines {

  // a goal is typed often, and setting up the other commands costs a third of its start
  private static final Map<String, Class<?>> GOALS =
      Map.of(
          "validate", ValidateCommand.class,
          "plan", PlanCommand.class,
          "apply", ApplyCommand.class,
          "configure", ConfigureCommand.class);

  private CommandLines() {}

  /** For some arguments, which are not read beyond the first. */
  static CommandLine of(Session session, String... args) {
    Class<?> goal = args.length == 0 ? null : GOALS.get(args[0]);
    CommandLine line = goal == null ? all(session) : only(args[0], goal, session);
    line.setOut(session.out());
    line.setErr(session.err());
    line.setDefaultValueProvider(new EnvironmentDefaults(session.environment()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(new UnexpectedErrors(session.environment()));
    line.getCommandSpec().exitCodeOnInvalidInput(Outcome.USAGE.exitCode());
    line.getSubcommands()
        .values()
        .forEach(sub -> sub.getCommandSpec().exitCodeOnInvalidInput(Outcome.USAGE.exitCode()));
    return line;
  }

  static CommandLine all(Session session) {
    return new CommandLine(new ProxmoxctlCommand(), new CommandFactory(session));
  }

  private static CommandLine only(String name, Class<?> goal, Session session) {
    CommandFactory factory = new CommandFactory(session);
    CommandSpec top = CommandSpec.create().name("proxmoxctl");
    top.addSubcommand(name, CommandSpec.forAnnotatedObject(goal, factory));
    return new CommandLine(top, factory);
  }
}
