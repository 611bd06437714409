package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code proxmoxctl lab status}. */
@Command(
    name = "status",
    description = "Say whether the lab runs, and list its hosts.",
    mixinStandardHelpOptions = true)
final class LabStatusCommand implements Callable<Integer> {

  @Mixin private LabDirectoryOption directory;
  private final Session session;

  LabStatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LabStatus status = Lab.status(directory.path(session.environment()));
    session
        .out()
        .println(
            status.running()
                ? "lab serves %s (pid %d), %d VMs and templates, world in %s"
                    .formatted(status.endpoint(), status.pid(), status.guests(), status.directory())
                : "lab is stopped, world in " + status.directory());
    LabText.hosts(status).forEach(session.out()::println);
    return Outcome.OK.exitCode();
  }
}
