package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.GuestAgent.Execution;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that the agent has started, and what it has written so far. */
final class AgentProgram implements AutoCloseable {
  static final File NOTHING = new File("/dev/null");

  private final Process process;
  private final Path folder;

  private AgentProgram(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static AgentProgram start(List<String> command, byte[] input) {
    try {
      // made for its owner only
      Path folder = Files.createTempDirectory("proxmoxctl-agent-");
      Path stdin = Files.write(folder.resolve("in"), input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(stdin.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile())
              .start();
      return new AgentProgram(process, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a program in the host", e);
    }
  }

  long number() {
    return process.pid();
  }

  /** How it goes; after its end this can be asked once. */
  Execution execution() {
    if (process.isAlive()) {
      return new Execution(null, "", "");
    }
    try {
      return new Execution(process.exitValue(), text("out"), text("err"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what the program wrote", e);
    } finally {
      close();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      for (String file : List.of("in", "out", "err")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy " + folder, e);
    }
  }
}
