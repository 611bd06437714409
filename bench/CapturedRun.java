import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that {@code configure} gives to the {@code ansible-playbook} that it starts, to be run by
 * hand: the very same settings, inventory, variables, known hosts, playbook and roles.
 */
final class CapturedRun {

  private static final String CONFIGURATION = "ansible.cfg";

  private final Stage stage;
  private final Path folder;
  private final Path key;
  private final Path ansible;

  /**
   * @param folder gets it; absolute
   * @param key the private SSH key
   * @param ansible the real program
   */
  CapturedRun(Stage stage, Path folder, Path key, Path ansible) {
    this.stage = stage;
    this.folder = folder;
    this.key = key;
    this.ansible = ansible;
  }

  /** A program that is an {@code ansible-playbook} and keeps what it is given. */
  Path wrapper() throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("keeping-ansible-playbook");
    // the folder in memory is gone after the run
    StandIns.executable(
        file,
        """
        #!/bin/sh
        set -eu
        if [ "$1" != --version ]; then
          from=${ANSIBLE_CONFIG%%/*}
          for name in ansible.cfg inventory.yml known_hosts secrets.yml content; do
            cp -RL "$from/$name" '%1$s/'
          done
          echo "$from" >'%1$s/from'
        fi
        exec '%2$s' "$@"
        """
            .formatted(folder, ansible));
    return file;
  }

  /**
   * Once the wrapper has run: the same by hand. The key is in a file where ours is in an agent, and
   * nobody listens to the events.
   */
  Contender bare() throws IOException {
    String from = Files.readString(folder.resolve("from")).strip();
    Path configuration = folder.resolve(CONFIGURATION);
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace(from + "/id.pub", key.toString())
            .replace(from, folder.toString()));
    Map<String, String> environment = new TreeMap<>(stage.environment());
    environment.put("ANSIBLE_CONFIG", configuration.toString());
    environment.put("LC_ALL", "C.UTF-8");
    return Contender.of(
            "ansible-playbook",
            folder,
            environment,
            stage.log("ansible-playbook"),
            ansible.toString(),
            "--inventory",
            folder.resolve("inventory.yml").toString(),
            "--extra-vars",
            "@" + folder.resolve("secrets.yml"),
            folder.resolve("content/site.yml").toString())
        .after(this::disconnect);
  }

  /** Ends the connections that a run has left open: each begins without, as ours does. */
  void disconnect() throws IOException, InterruptedException {
    Path connections = Files.createDirectories(folder.resolve("cp"));
    List<Path> open;
    try (Stream<Path> sockets = Files.list(connections)) {
      open = sockets.toList();
    }
    for (Path socket : open) {
      new ProcessBuilder("ssh", "-o", "ControlPath=" + socket, "-O", "exit", "nobody")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      Files.deleteIfExists(socket);
    }
  }
}
