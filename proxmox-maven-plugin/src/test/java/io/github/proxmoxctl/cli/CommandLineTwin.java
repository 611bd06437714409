package io.github.proxmoxctl.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The other front end as its twin sees it: options, and the requests that commands build. */
public final class CommandLineTwin {

  /**
   * What a command line was understood as.
   *
   * @param request the record for the operation
   * @param values every option's value, by its long name
   */
  public record Understood(Object request, Map<String, Object> values) {}

  private CommandLineTwin() {}

  /** The names of all commands. */
  public static Set<String> commands() {
    return line(Map.of()).getSubcommands().keySet();
  }

  /** What only a person at a terminal can mean. */
  private static final Set<String> OF_THE_TERMINAL = Set.of("--watch");

  /** The long names of a goal's options, with the environment variable that each falls back to. */
  public static SortedMap<String, String> options(String goal) {
    SortedMap<String, String> variables = new TreeMap<>();
    own(Objects.requireNonNull(line(Map.of()).getSubcommands().get(goal), goal)).stream()
        .filter(option -> !OF_THE_TERMINAL.contains(option.longestName()))
        .forEach(
            option ->
                variables.put(
                    option.longestName(), EnvironmentDefaults.variable(option.longestName())));
    return variables;
  }

  /**
   * Reads a command line without running it.
   *
   * @throws CommandLine.ParameterException when it cannot be read
   */
  public static Understood understand(Map<String, String> environment, String... arguments) {
    CommandLine line = line(environment);
    CommandLine goal = line.parseArgs(arguments).subcommand().commandSpec().commandLine();
    Map<String, Object> values = new TreeMap<>();
    own(goal).forEach(option -> values.put(option.longestName(), option.getValue()));
    return new Understood(request(goal.getCommand()), values);
  }

  /** Runs a command line as the launcher does, and returns its exit code. */
  public static int run(Map<String, String> environment, Writer out, String... arguments) {
    PrintWriter writer = new PrintWriter(out);
    return Main.run(writer, writer, new Session(environment, writer, writer, false), arguments);
  }

  private static Object request(Object command) {
    if (command instanceof ValidateCommand validate) {
      return validate.request();
    }
    if (command instanceof PlanCommand plan) {
      return plan.request();
    }
    if (command instanceof ApplyCommand apply) {
      return apply.request();
    }
    if (command instanceof ConfigureCommand configure) {
      return configure.request();
    }
    if (command instanceof RegisterMonitoringCommand register) {
      return register.request();
    }
    if (command instanceof DeployCommand deploy) {
      return deploy.request();
    }
    if (command instanceof DriftCommand drift) {
      return drift.request();
    }
    if (command instanceof StatusCommand status) {
      return status.request();
    }
    throw new IllegalArgumentException("no goal of both front ends: " + command);
  }

  private static List<OptionSpec> own(CommandLine goal) {
    return goal.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .toList();
  }

  private static CommandLine line(Map<String, String> environment) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Session session = new Session(environment, nowhere, nowhere, false);
    return new CommandLine(new ProxmoxctlCommand(), new CommandFactory(session))
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
