import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code proxmoxctl configure} adds to the Ansible that it runs, on real hosts. */
final class HostsScenario {

  private static final Pattern RECAP =
      Pattern.compile("(?m)^\\S+ +: ok=[1-9]\\d* .*unreachable=0 +failed=0 ");

  static final String TITLE = "configure beside ansible-playbook, on hosts";

  private HostsScenario() {}

  /** Why it is not measured here. */
  static Optional<String> obstacle(Stage stage, boolean isWanted) throws IOException {
    if (!isWanted) {
      return Optional.of("--no-hosts");
    }
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      return Optional.of("lab hosts need root");
    }
    if (!Files.isDirectory(stage.tools().resolve("lab-hosts"))) {
      return Optional.of("there is nothing to boot: tools/setup --hosts makes it");
    }
    return Optional.empty();
  }

  /** So many web servers, all of them to be run. */
  static Comparison all(Stage stage, int servers, int rounds)
      throws IOException, InterruptedException {
    Path folder = stage.folder().resolve("hosts");
    Path key = folder.resolve("id_ed25519");
    try (LabServer lab =
        LabServer.startWithHosts(stage, folder.resolve("lab"))) {
      Contender.of(
              "ssh-keygen",
              folder,
              stage.environment(),
              stage.log("ssh-keygen"),
              "ssh-keygen",
              "-q",
              "-t",
              "ed25519",
              "-N",
              "",
              "-f",
              key.toString())
          .run();
      Path repository = folder.resolve("infra");
      HostsEstate.write(
          repository, stage.root().resolve("sample-infra-repo"), servers, lab.port(), key);
      InfraRepo infra = InfraRepo.commit(stage, repository, lab);
      infra.goal("plan").run();
      infra.goal("apply").run();
      CapturedRun captured =
          new CapturedRun(
              stage,
              folder.resolve("bare"),
              key,
              stage.tools().resolve("python/bin/ansible-playbook"));
      infra
          .with("PROXMOXCTL_ANSIBLE", captured.wrapper().toString())
          .goal("configure")
          .run();
      Contender bare = captured.bare();
      Contender configure = infra.goal("configure", "--all").named("configure --all");
      bare.run();
      insistOnAll(servers, bare);
      try {
        Comparison comparison =
            Comparison.measure(
                "configure %d hosts, all of them".formatted(servers),
                "configure at most 10 % more than bare ansible-playbook",
                rounds,
                List.of(bare, configure));
        insistOnAll(servers, bare);
        configure.insistOn("Configured: %d hosts".formatted(servers));
        return comparison;
      } finally {
        captured.disconnect();
      }
    }
  }

  /** Ansible ends well, too, when it had nobody to work on. */
  private static void insistOnAll(int servers, Contender bare) throws IOException {
    long hosts = RECAP.matcher(Files.readString(bare.log())).results().count();
    if (hosts != servers) {
      throw new IOException("ansible-playbook configured %d hosts of %d".formatted(hosts, servers));
    }
  }
}
