package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.fault.FaultFiles;
import io.github.proxmoxctl.lab.fault.KnownFault;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl lab fault}. */
@Command(
    name = "fault",
    description = "Let things go wrong in the lab: at once if it runs, and after its next start.",
    mixinStandardHelpOptions = true,
    subcommands = LabFaultAddCommand.class)
final class LabFaultCommand implements Runnable {

  private final Session session;
  @Spec private CommandSpec spec;

  LabFaultCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "add, list or clear is missing");
  }

  @Command(
      name = "list",
      description = "What goes wrong, and how often it did.",
      mixinStandardHelpOptions = true)
  int list(@Mixin LabDirectoryOption directory) {
    List<KnownFault> faults = files(directory).list();
    if (faults.isEmpty()) {
      session.out().println("no faults");
    }
    faults.forEach(fault -> session.out().println(line(fault)));
    return Outcome.OK.exitCode();
  }

  @Command(
      name = "clear",
      description = "Take faults away; what they broke stays broken.",
      mixinStandardHelpOptions = true)
  int clear(
      @Mixin LabDirectoryOption directory,
      @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "default: all")
          List<Integer> numbers) {
    List<Integer> wanted = numbers == null ? List.of() : numbers;
    NavigableSet<Integer> cleared = files(directory).clear(wanted);
    List<Integer> unknown = new ArrayList<>(wanted);
    unknown.removeAll(cleared);
    if (!unknown.isEmpty()) {
      session.err().println("error[lab.fault]: there is no fault " + unknown.get(0));
      session.err().println("   = proxmoxctl lab fault list");
      return Outcome.ERROR.exitCode();
    }
    session.out().println(cleared.isEmpty() ? "no faults" : "cleared " + words(cleared));
    return Outcome.OK.exitCode();
  }

  private FaultFiles files(LabDirectoryOption directory) {
    return Lab.faults(directory.path(session.environment()));
  }

  private static String words(NavigableSet<Integer> numbers) {
    return (numbers.size() == 1 ? "fault " : "faults ")
        + String.join(", ", numbers.stream().map(String::valueOf).toList());
  }

  /** {@code fault 3: storage ssd is full, each time after 6; struck twice}. */
  static String line(KnownFault fault) {
    int struck = fault.struck();
    return "fault %d: %s, %s; %s"
        .formatted(
            fault.number(),
            fault.fault(),
            fault.fault().when(),
            switch (struck) {
              case 0 -> "has not struck";
              case 1 -> "struck once";
              default -> "struck " + struck + " times";
            });
  }
}
