package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabInUseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code proxmoxctl lab reset}. */
@Command(
    name = "reset",
    description = "Make the stopped lab's world as new; tokens and certificate stay.",
    mixinStandardHelpOptions = true)
final class LabResetCommand implements Callable<Integer> {

  @Mixin private LabDirectoryOption directory;
  private final Session session;

  LabResetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try {
      Lab.reset(directory.path(session.environment()));
    } catch (LabInUseException e) {
      session.err().println("error[lab.running]: " + e.getMessage());
      session.err().println("   = proxmoxctl lab stop, then reset");
      return Outcome.ERROR.exitCode();
    }
    session.out().println("lab is as new");
    return Outcome.OK.exitCode();
  }
}
