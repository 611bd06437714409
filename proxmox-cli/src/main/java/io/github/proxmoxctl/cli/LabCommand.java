package io.github.proxmoxctl.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl lab}. */
@Command(
    name = "lab",
    description =
        "An embedded Proxmox VE to try things on: three nodes, templates, and as root real Linux hosts behind its VMs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LabStartCommand.class,
      LabStopCommand.class,
      LabStatusCommand.class,
      LabResetCommand.class,
      LabFaultCommand.class
    })
final class LabCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "start, stop, status, reset or fault is missing");
  }
}
