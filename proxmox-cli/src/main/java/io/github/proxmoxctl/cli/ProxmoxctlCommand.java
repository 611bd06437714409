package io.github.proxmoxctl.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; each goal is a subcommand. */
@Command(
    name = "proxmoxctl",
    description = "GitOps for Proxmox VE: desired state in YAML, reviewed, applied and recorded.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ValidateCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      ConfigureCommand.class,
      RegisterMonitoringCommand.class,
      DeployCommand.class,
      StatusCommand.class,
      DriftCommand.class,
      LabCommand.class,
      StateCommand.class,
      SchemaCommand.class,
      HelpCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, or no changes",
      " 1:it could not be done",
      " 2:changes are present (only with --detailed-exitcode)",
      " 3:the desired state is invalid",
      " 4:refused by policy or approval",
      " 5:partly done; the ledger says what",
      " 6:locked by another run",
      "64:the command line cannot be read",
      "130:interrupted",
      "143:terminated"
    })
final class ProxmoxctlCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
