package io.github.proxmoxctl.lab.nspawn;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the system's programs to their end. */
final class Shell {
  private static final long PATIENCE_SECONDS = 60;

  private Shell() {}

  /** A program's end. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * What a program prints.
   *
   * @throws HostException with its last words if it fails
   */
  static String run(String... command) {
    return run("", List.of(command));
  }

  /** The same for a program that reads something. */
  static String run(String input, List<String> command) {
    Outcome outcome = attempt(input, command);
    if (!outcome.succeeded()) {
      throw new HostException(
          String.join(" ", command)
              + " failed with "
              + outcome.exitCode()
              + ": "
              + outcome.output().strip());
    }
    return outcome.output();
  }

  /** The outcome of a program that may fail; its output and its errors are one text. */
  static Outcome attempt(String input, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading; its exit code tells.
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new HostException(String.join(" ", command) + " does not end");
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while " + command.get(0) + " ran");
    }
  }
}
