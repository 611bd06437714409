package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Maven that builds us, run as an operator runs it, on the plugin that was just built. It finds
 * that in a repository of its own, and everything else among what the build has resolved: no
 * network.
 */
final class MavenRun implements AutoCloseable {

  /** The plugin as it is called where no POM names it. */
  static final String PLUGIN =
      "io.github.proxmoxctl:proxmox-maven-plugin:" + property("it.version");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path log;

  private MavenRun(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** How it ended, and what it said without colours. */
  record Ended(int exitCode, String output) {}

  /** Runs it to its end. */
  static Ended of(Path directory, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (MavenRun run = start(directory, environment, arguments)) {
      return run.end();
    }
  }

  static MavenRun start(Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    Path log = Files.createTempFile("maven", ".log");
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(property("it.maven.home"), "bin", "mvn").toString());
    argv.addAll(
        List.of(
            "-ntp",
            "-s",
            settings().toString(),
            "-Dmaven.repo.local=" + Path.of(property("it.repository")).toAbsolutePath()));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                (name.startsWith("PROXMOXCTL_") && !name.equals("PROXMOXCTL_CACHE"))
                    || name.startsWith("MAVEN_"));
    // no CLI configuration of the machine decides which provider these tests take
    builder.environment().put("TF_CLI_CONFIG_FILE", directory.resolve("missing.tfrc").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new MavenRun(builder.start(), log);
  }

  /** Waits until it has said this. */
  void awaitOutput(String text) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!output().contains(text)) {
      assertThat(process.isAlive() && Instant.now().isBefore(end))
          .as("no \"%s\" in %s", text, output())
          .isTrue();
      Thread.sleep(20);
    }
  }

  /** The JVM, whether the launcher became it or started it. */
  ProcessHandle jvm() {
    return processes().stream()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow();
  }

  /** It and everything that it has started so far. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    process.descendants().forEach(all::add);
    return all;
  }

  Ended end() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("still running after %s: %s", PATIENCE, output())
        .isTrue();
    return new Ended(process.exitValue(), output());
  }

  private String output() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
  }

  /** Leaves no process behind, whatever the test did. */
  @Override
  public void close() throws IOException {
    processes().forEach(ProcessHandle::destroyForcibly);
    Files.delete(log);
  }

  private static Path settings() throws IOException {
    Path settings = Path.of(property("it.repository")).resolveSibling("it-settings.xml");
    return Files.writeString(
        settings.toAbsolutePath(),
        """
        <settings>
          <mirrors>
            <mirror>
              <id>resolved</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(Path.of(property("it.resolved")).toUri()));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    assertThat(value).as("-D%s, which the build gives to these tests", name).isNotNull();
    return value;
  }
}
