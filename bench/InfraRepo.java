import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An infrastructure repo under Git, and the goals as an operator runs them in it.
 *
 * @param environment of the goals
 */
record InfraRepo(Stage stage, Path folder, Map<String, String> environment) {

  /** Commits what is in a folder, for a lab. */
  static InfraRepo commit(Stage stage, Path folder, LabServer lab)
      throws IOException, InterruptedException {
    lab.copyAuthority(folder.resolve("lab-ca.pem"));
    Files.writeString(folder.resolve(".gitignore"), "target/\n");
    new Contender(
            "git",
            List.of(
                List.of("git", "init", "-q", "-b", "main"),
                List.of("git", "config", "user.name", "Bench"),
                List.of("git", "config", "user.email", "bench@example.org"),
                List.of("git", "add", "-A"),
                List.of("git", "commit", "-q", "-m", "Servers")),
            folder,
            stage.environment(),
            stage.log("git"))
        .run();
    Map<String, String> environment = new TreeMap<>(stage.environment());
    environment.putAll(lab.tokens());
    return new InfraRepo(stage, folder, environment);
  }

  InfraRepo with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new InfraRepo(stage, folder, more);
  }

  /** A goal with its options. */
  Contender goal(String goal, String... options) {
    String[] command = new String[options.length + 2];
    command[0] = stage.cli().toString();
    command[1] = goal;
    System.arraycopy(options, 0, command, 2, options.length);
    return Contender.of(goal, folder, environment, stage.log(goal), command);
  }
}
