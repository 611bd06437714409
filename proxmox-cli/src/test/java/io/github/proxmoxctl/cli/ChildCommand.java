package io.github.proxmoxctl.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command line in a process of its own. */
final class ChildCommand implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final String command;
  private final Queue<String> out = new ConcurrentLinkedQueue<>();
  private final Queue<String> err = new ConcurrentLinkedQueue<>();
  private final List<Thread> readers;

  ChildCommand(Process process, String command, Charset charset) {
    this.process = process;
    this.command = command;
    this.readers =
        List.of(
            reader(process.getInputStream(), out, charset),
            reader(process.getErrorStream(), err, charset));
  }

  private static Thread reader(InputStream stream, Queue<String> text, Charset charset) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, charset))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  text.add(line);
                }
              } catch (IOException e) {
                text.add("(closed)");
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until it is so, while the command runs. */
  void awaitWhileRunning(String what, Predicate<ChildCommand> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.test(this)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("waited in vain for: " + what + "\n" + end());
      }
      LabApi.pause(20);
    }
  }

  boolean hasSaid(String text) {
    return Stream.concat(out.stream(), err.stream()).anyMatch(line -> line.contains(text));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The Terraform that it started, and whatever that started. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** SIGKILL, for the JVM alone. */
  void kill() {
    process.destroyForcibly();
    await(process);
  }

  /** {@code INT} or {@code TERM}. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end. */
  Answer end() {
    await(process);
    for (Thread reader : readers) {
      try {
        // a Terraform that outlives a killed run keeps no pipe of ours for long
        reader.join(2000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new Answer(command, process.exitValue(), text(out), text(err));
  }

  private static String text(Queue<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("process " + process.pid() + " hangs");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
