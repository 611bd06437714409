package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code proxmoxctl lab stop}. */
@Command(
    name = "stop",
    description = "Stop the lab; its world stays.",
    mixinStandardHelpOptions = true)
final class LabStopCommand implements Callable<Integer> {

  @Mixin private LabDirectoryOption directory;
  private final Session session;

  LabStopCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    boolean stopped = new LabDaemon(directory.path(session.environment())).stop();
    session.out().println(stopped ? "lab stopped" : "no lab runs there");
    return Outcome.OK.exitCode();
  }
}
