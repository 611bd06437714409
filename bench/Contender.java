import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands that do one job, run one after the other.
 *
 * @param name what a person reads
 * @param environment all of it
 * @param log the output of the last command, replaced at each run
 */
record Contender(
    String name,
    List<List<String>> commands,
    Path directory,
    Map<String, String> environment,
    Path log) {

  private static final long PATIENCE_SECONDS = 300;

  static Contender of(
      String name, Path directory, Map<String, String> environment, Path log, String... command) {
    return new Contender(name, List.of(List.of(command)), directory, environment, log);
  }

  /** Runs it once; a command that fails ends the benchmark, for its time would mean nothing. */
  void run() throws IOException, InterruptedException {
    for (List<String> command : commands) {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(log.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new IOException(
            String.join(" ", command) + " did not end in " + PATIENCE_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with %d%n%s"
                .formatted(String.join(" ", command), process.exitValue(), Files.readString(log)));
      }
    }
  }

  void measure(Samples samples) throws IOException, InterruptedException {
    double cpuBefore = ChildrenTime.seconds();
    long start = System.nanoTime();
    run();
    double wall = (System.nanoTime() - start) / 1e9;
    samples.add(wall, ChildrenTime.seconds() - cpuBefore);
  }
}
