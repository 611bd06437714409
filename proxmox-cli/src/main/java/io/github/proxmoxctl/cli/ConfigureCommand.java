package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.ConfigureRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code proxmoxctl configure}. */
@Command(
    name = "configure",
    description =
        "Run Ansible on the hosts whose configuration changed, verify them, and record them.",
    mixinStandardHelpOptions = true)
final class ConfigureCommand implements Callable<Integer> {

  @Mixin private RepositoryOption repository;
  @Mixin private StackOption stacks;
  @Mixin private LockTimeoutOption lockTimeout;
  @Mixin private OutputOptions output;

  @Option(
      names = "--approve",
      paramLabel = "DIGEST",
      description = "configure as the plan with this digest says (default: the last plan)")
  private @Nullable String approve;

  @Option(
      names = "--all",
      description = "also the hosts that are recorded as configured so already")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "HOST",
      split = ",",
      description = "only this host; may be repeated (default: all)")
  private List<String> limit = new ArrayList<>();

  @Option(
      names = "--forks",
      paramLabel = "NUMBER",
      converter = ForksConverter.class,
      description = "so many hosts at once (default: as proxmox.yaml says)")
  private @Nullable Integer forks;

  @Option(
      names = "--repin",
      paramLabel = "HOST",
      split = ",",
      description =
          "learn the SSH key of this server anew, because it was changed on purpose; may be"
              + " repeated")
  private List<String> repin = new ArrayList<>();

  @Option(
      names = "--boot-timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "wait so long for the SSH of a new server (default: 5m)")
  private Duration bootTimeout = ConfigureRequest.BOOT_TIMEOUT;

  private final Session session;

  ConfigureCommand(Session session) {
    this.session = session;
  }

  ConfigureRequest request() {
    return new ConfigureRequest(
        repository.path(),
        stacks.names(),
        approve,
        lockTimeout.value(),
        all,
        new TreeSet<>(limit),
        forks,
        new TreeSet<>(repin),
        bootTimeout);
  }

  @Override
  public Integer call() {
    try (Proxmoxctl proxmoxctl = Goals.open(session)) {
      return output.present(proxmoxctl.configure(request()), session);
    }
  }
}
