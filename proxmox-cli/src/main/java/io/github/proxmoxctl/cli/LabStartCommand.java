package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl lab start}. */
@Command(name = "start", description = "Start the lab.", mixinStandardHelpOptions = true)
final class LabStartCommand implements Callable<Integer> {

  @Mixin private LabDirectoryOption directory;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "default: 8006, as Proxmox VE has it")
  private int port = 8006;

  @Option(
      names = "--hosts",
      description =
          "real Linux hosts behind running VMs (root on Debian, after tools/setup --hosts); default:"
              + " if the machine allows it")
  private boolean hosts;

  @Option(names = "--no-hosts", description = "the API only")
  private boolean noHosts;

  @Mixin private TimingOptions timing;

  @Spec private CommandSpec spec;

  private final Session session;

  LabStartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    String wanted = option();
    List<String> costs = timing.arguments(spec.commandLine());
    Path path = directory.path(session.environment());
    LabStatus status = Lab.status(path);
    LabDaemon daemon = new LabDaemon(path);
    if (!status.running()) {
      Optional<String> problem = daemon.start(port, wanted, costs);
      if (problem.isPresent()) {
        session.err().println("error[lab.start]: the lab did not start: " + problem.get());
        session
            .err()
            .println(
                "   = choose another --port, or stop what uses it; lab start --no-hosts needs no root");
        return Outcome.ERROR.exitCode();
      }
      daemon.warnings().forEach(session.err()::println);
      status = Lab.status(path);
    }
    session.out().println("lab serves " + status.endpoint() + " (pid " + status.pid() + ")");
    session.out().println("  nodes pve1, pve2, pve3; " + status.guests() + " VMs and templates");
    LabText.hosts(status).forEach(session.out()::println);
    session.out().println("  its certificate: " + path.resolve("ca.pem"));
    session.out().println("  its tokens:      . " + daemon.environmentFile());
    return Outcome.OK.exitCode();
  }

  private String option() {
    if (hosts && noHosts) {
      throw new ParameterException(spec.commandLine(), "--hosts and --no-hosts exclude each other");
    }
    if (noHosts) {
      return "off";
    }
    return hosts ? "on" : "auto";
  }
}
