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
 * @param before what each run needs and is not its own work: its time is not measured
 * @param exitCode how each command ends when it did its job
 */
record Contender(
    String name,
    List<List<String>> commands,
    Path directory,
    Map<String, String> environment,
    Path log,
    Preparation before,
    int exitCode) {

  /** Sets the scene for one run. */
  interface Preparation {
    void run() throws IOException, InterruptedException;
  }

  private static final long PATIENCE_SECONDS = 1200;

  Contender(
      String name,
      List<List<String>> commands,
      Path directory,
      Map<String, String> environment,
      Path log) {
    this(name, commands, directory, environment, log, () -> {}, 0);
  }

  static Contender of(
      String name, Path directory, Map<String, String> environment, Path log, String... command) {
    return new Contender(name, List.of(List.of(command)), directory, environment, log);
  }

  Contender named(String other) {
    return new Contender(other, commands, directory, environment, log, before, exitCode);
  }

  Contender after(Preparation preparation) {
    return new Contender(name, commands, directory, environment, log, preparation, exitCode);
  }

  Contender endingWith(int code) {
    return new Contender(name, commands, directory, environment, log, before, code);
  }

  /** Runs it once; a command that fails ends the benchmark, for its time would mean nothing. */
  void run() throws IOException, InterruptedException {
    before.run();
    work();
  }

  private void work() throws IOException, InterruptedException {
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
      if (process.exitValue() != exitCode) {
        throw new IOException(
            "%s ended with %d%n%s"
                .formatted(String.join(" ", command), process.exitValue(), Files.readString(log)));
      }
    }
  }

  void measure(Samples samples) throws IOException, InterruptedException {
    before.run();
    double cpuBefore = ChildrenTime.seconds();
    long start = System.nanoTime();
    work();
    double wall = (System.nanoTime() - start) / 1e9;
    samples.add(wall, ChildrenTime.seconds() - cpuBefore);
  }

  /** Insists on what the last run said: a time says nothing of a job that was not the one meant. */
  void insistOn(String words) throws IOException {
    String said = Files.readString(log);
    if (!said.contains(words)) {
      throw new IOException("%s did not say \"%s\":%n%s".formatted(name, words, said));
    }
  }
}
