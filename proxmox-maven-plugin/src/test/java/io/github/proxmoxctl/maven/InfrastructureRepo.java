package io.github.proxmoxctl.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sample as its owner has it: a Git repository with a bare remote beside it. */
record InfrastructureRepo(Path root) {

  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");

  /** Only the files, outside of any Git repository. */
  static InfrastructureRepo files(Path root) {
    copy(SAMPLE, root);
    return new InfrastructureRepo(root);
  }

  /**
   * Its servers without roles and monitoring (a lab without hosts has nothing to configure),
   * committed and pushed, for a lab. Equal input makes equal commits.
   */
  static InfrastructureRepo committed(Path root, Lab lab) throws Exception {
    InfrastructureRepo repo = files(root);
    repo.keepServersOnly();
    Files.copy(lab.caFile(), root.resolve("lab-ca.pem"));
    repo.edit("catalog/cluster.yaml", "https://127.0.0.1:8006", lab.endpoint().toString());
    Path remote = root.resolveSibling(root.getFileName() + ".git");
    repo.git("init", "-q", "--bare", "-b", "main", remote.toString());
    repo.git("init", "-q", "-b", "main");
    repo.git("config", "user.name", "Test Operator");
    repo.git("config", "user.email", "test@example.org");
    repo.git("remote", "add", "origin", remote.toString());
    repo.git("add", "-A");
    repo.git("commit", "-q", "-m", "The shop's servers");
    repo.git("push", "-q", "origin", "main");
    return repo;
  }

  private void keepServersOnly() throws IOException {
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
      Files.delete(root.resolve(file));
    }
    edit("catalog/images.yaml", "datastore: ssd", "datastore: local-lvm");
    for (String file : List.of("app", "db", "web")) {
      Path path = root.resolve("servers/shop/" + file + ".yaml");
      Files.writeString(
          path,
          Files.readString(path)
              .replaceAll("(?m)^  roles:\n(?:    .*\n)+", "")
              .replaceAll(", filesystem: \\w+, mount: [^}]+", "")
              // no goal sets it yet, and each plan would warn of it
              .replace("\nspec:\n", "\nspec:\n  firewall: {enabled: false}\n"));
    }
  }

  /** The variables that the sample's references to secrets need. */
  static Map<String, String> tokens(Lab lab) {
    return Map.of(
        "PROXMOXCTL_LAB_PLAN_TOKEN", lab.token("plan"),
        "PROXMOXCTL_LAB_APPLY_TOKEN", lab.token("apply"));
  }

  void edit(String file, String before, String after) throws IOException {
    Path path = root.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }

  /** A goal's result file. */
  ObjectNode result(String goal) throws IOException {
    return (ObjectNode)
        new ObjectMapper()
            .readTree(root.resolve("target/proxmox/" + goal + "-result.json").toFile());
  }

  /** Runs git and returns what it says. */
  String git(String... arguments) throws IOException, InterruptedException {
    List<String> argv = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(argv).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_AUTHOR_DATE", "2026-11-23T12:00:00Z");
    builder.environment().put("GIT_COMMITTER_DATE", "2026-11-23T12:00:00Z");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", argv, said).isZero();
    return said;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(InfrastructureRepo::isSource).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    return !SAMPLE.relativize(file).startsWith("target");
  }
}
