package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabMain;
import io.github.proxmoxctl.lab.LabStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lab as a process of its own, which outlives the command that started it. */
final class LabDaemon {

  /** Hosts that ran are booted before it serves, and shut down before it ends. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;

  LabDaemon(Path directory) {
    this.directory = directory;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param hosts {@code on}, {@code off} or {@code auto}
   * @param timing options and values of {@link io.github.proxmoxctl.lab.TimingText}
   * @return why it could not, or empty
   */
  Optional<String> start(int port, String hosts, List<String> timing)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path log = directory.resolve("lab.log");
    List<String> command = new ArrayList<>(command(port, hosts));
    command.addAll(timing);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      LabStatus status = Lab.status(directory);
      if (status.running() && status.endpoint() != null) {
        writeEnvironment();
        return Optional.empty();
      }
      if (!process.isAlive() && process.exitValue() != 0) {
        return Optional.of(Files.readString(log).strip());
      }
      Thread.sleep(50);
    }
    return Optional.of("it did not come up in " + PATIENCE.toSeconds() + " s; see " + log);
  }

  private List<String> command(int port, String hosts) {
    return List.of(
        // a session of its own: a Ctrl-C in this terminal is not meant for it
        "setsid",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-Dsun.net.httpserver.nodelay=true",
        "-cp",
        System.getProperty("java.class.path"),
        LabMain.class.getName(),
        "--directory",
        directory.toString(),
        "--port",
        Integer.toString(port),
        "--hosts",
        hosts);
  }

  /** Ends it and waits; false if it did not run. What a killed one has left is cleared away. */
  boolean stop() throws InterruptedException {
    LabStatus status = Lab.status(directory);
    Optional<ProcessHandle> process =
        status.running() ? ProcessHandle.of(status.pid()) : Optional.empty();
    if (process.isEmpty()) {
      Lab.clearAway(directory);
      return false;
    }
    process.get().destroy();
    Instant end = Instant.now().plus(PATIENCE);
    while (Lab.status(directory).running() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    return true;
  }

  /** What it had to say when it started: hosts that did not boot. */
  List<String> warnings() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("lab.log"))) {
      return lines.filter(line -> line.startsWith("warning: ")).toList();
    }
  }

  /** A file to source: what the sample's references to secrets need. */
  Path environmentFile() {
    return directory.resolve("lab.env");
  }

  private void writeEnvironment() throws IOException {
    String text =
        "# made by proxmoxctl lab start; source it to use the lab\n"
            + "export PROXMOXCTL_LAB_PLAN_TOKEN='"
            + Files.readString(directory.resolve("tokens/plan")).strip()
            + "'\nexport PROXMOXCTL_LAB_APPLY_TOKEN='"
            + Files.readString(directory.resolve("tokens/apply")).strip()
            + "'\n";
    Path part = directory.resolve("lab.env.part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.move(
        part,
        environmentFile(),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
