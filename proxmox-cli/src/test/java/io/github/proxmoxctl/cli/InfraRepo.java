package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.proxmoxctl.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An infrastructure repo for a lab: the sample's catalog, servers as a test wants them. */
final class InfraRepo {

  private static final Path SAMPLE =
      Path.of("..", "sample-infra-repo").toAbsolutePath().normalize();

  private final Path root;
  private final Path remote;
  private final Path home;

  private InfraRepo(Path root, Path remote, Path home) {
    this.root = root;
    this.remote = remote;
    this.home = home;
  }

  /**
   * The sample's servers without roles and monitoring (a lab without hosts has nothing to
   * configure), not yet committed, with a bare remote beside it.
   *
   * @param folder empty; gets {@code infra}, {@code remote.git} and {@code home}
   */
  static InfraRepo ofSample(Path folder, Lab lab) {
    InfraRepo repo =
        new InfraRepo(
            folder.resolve("infra"), folder.resolve("remote.git"), folder.resolve("home"));
    repo.copySample();
    repo.keepServersOnly();
    repo.trust(lab);
    repo.initialise();
    return repo;
  }

  /** The sample without its servers, with one file of others instead, committed. */
  static InfraRepo of(Path folder, Lab lab, String file, String yaml) {
    InfraRepo repo = ofSample(folder, lab);
    repo.delete("servers/shop/app.yaml");
    repo.delete("servers/shop/db.yaml");
    repo.delete("servers/shop/web.yaml");
    repo.write(file, yaml);
    repo.commit("The servers");
    return repo;
  }

  /** A small server of the sample's image {@code debian-12} on {@code front}. */
  static String server(String name, String... lines) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: proxmoxctl/v1
            kind: Server
            metadata: {name: %s}
            spec:
              image: debian-12
              cpu: {cores: 1}
              memory: 1GiB
              placement: {nodes: [pve1, pve2, pve3]}
              networks: [{name: front, network: front}]
            """
                .formatted(name));
    for (String line : lines) {
      yaml.append("  ").append(line).append('\n');
    }
    return yaml.toString();
  }

  Path root() {
    return root;
  }

  Path remote() {
    return remote;
  }

  Path home() {
    return home;
  }

  /** {@code proxmoxctl/} in the Git directory: states, journals, locks. */
  Path durable() {
    return root.resolve(".git/proxmoxctl");
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String file) {
    try {
      Files.delete(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces text that is there exactly once. */
  void replace(String file, String before, String after) {
    String text = read(file);
    int place = text.indexOf(before);
    if (place < 0 || text.indexOf(before, place + 1) >= 0) {
      throw new AssertionError("not exactly once in " + file + ": " + before);
    }
    write(file, text.replace(before, after));
  }

  void commit(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  /** Where the ledger's branch is pushed to. */
  void useRemote(String url) {
    git("remote", "set-url", "origin", url);
  }

  /** A file on the ledger branch of the remote. */
  String recorded(String file) {
    return git(remote, "show", "proxmoxctl/ledger:" + file);
  }

  /** The ledger's commits on the remote, newest first, in a format of {@code git log}. */
  List<String> story(String format) {
    return git(remote, "log", "--format=" + format, "proxmoxctl/ledger").lines().toList();
  }

  String git(String... arguments) {
    return git(root, arguments);
  }

  String git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(gitEnvironment());
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A home of its own: what the machine's user configured has no say. */
  Map<String, String> gitEnvironment() {
    return Map.of(
        "PATH",
        System.getenv("PATH"),
        "HOME",
        home.toString(),
        "GIT_CONFIG_NOSYSTEM",
        "1",
        "GIT_TERMINAL_PROMPT",
        "0");
  }

  private void copySample() {
    for (String part : List.of("proxmox.yaml", ".gitignore", "catalog", "servers")) {
      try (Stream<Path> files = Files.walk(SAMPLE.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = root.resolve(SAMPLE.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void keepServersOnly() {
    for (String file :
        List.of(
            "catalog/backups.yaml",
            "catalog/datastores.yaml",
            "catalog/firewall.yaml",
            "catalog/monitoring.yaml",
            "catalog/sizes.yaml",
            "servers/intranet/intranet.yaml",
            "servers/intranet/stack.yaml",
            "servers/shop/office.yaml",
            "servers/shop/stack.yaml")) {
      delete(file);
    }
    write(
        "catalog/images.yaml",
        read("catalog/images.yaml").replace("datastore: ssd", "datastore: local-lvm"));
    for (String file : List.of("app", "db", "web")) {
      String path = "servers/shop/" + file + ".yaml";
      write(
          path,
          read(path)
              .replaceAll("(?m)^  roles:\n(?:    .*\n)+", "")
              .replaceAll(", filesystem: \\w+, mount: [^}]+", ""));
    }
  }

  /** Points the cluster to a lab and takes its certificate. */
  void trust(Lab lab) {
    String cluster = read("catalog/cluster.yaml");
    write(
        "catalog/cluster.yaml",
        cluster.replaceFirst("https://127\\.0\\.0\\.1:\\d+", lab.endpoint().toString()));
    try {
      Files.writeString(root.resolve("lab-ca.pem"), Files.readString(lab.caFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() {
    try {
      Files.createDirectories(home);
      Files.createDirectories(remote);
      Files.writeString(
          home.resolve(".gitconfig"), "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    git(remote, "init", "-q", "--bare", "-b", "main");
    git(remote, "config", "daemon.receivepack", "true");
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Ada Lovelace");
    git("config", "user.email", "ada@example.org");
    git("remote", "add", "origin", remote.toString());
  }
}
