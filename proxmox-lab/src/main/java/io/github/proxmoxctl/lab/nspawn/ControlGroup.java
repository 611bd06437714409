package io.github.proxmoxctl.lab.nspawn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A control group with everything that a host runs.
 *
 * @param folder where it is in the file system
 * @param twin the same group in systemd's hierarchy of version 1, where the machine has both:
 *     systemd-nspawn makes it there as well
 */
record ControlGroup(Path folder, Path twin) {
  private static final Path MOUNT = Path.of("/sys/fs/cgroup");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long RETRY_NANOS = 10_000_000;

  /** The root of version 2 of control groups; empty on a machine that has version 1 only. */
  static Optional<Path> hierarchy() {
    return Stream.of(MOUNT, MOUNT.resolve("unified"))
        .filter(path -> Files.exists(path.resolve("cgroup.procs")))
        .filter(path -> Files.exists(path.resolve("cgroup.controllers")))
        .findFirst();
  }

  /** The group of a name below the root. */
  static ControlGroup of(String... names) {
    Path path =
        hierarchy()
            .orElseThrow(() -> new HostException("this machine has no control groups, version 2"));
    String name = String.join("/", names);
    return new ControlGroup(path.resolve(name), MOUNT.resolve("systemd").resolve(name));
  }

  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the control group " + folder, e);
    }
  }

  /** Holds all processes, or lets them run on. */
  void freeze(boolean hold) {
    write("cgroup.freeze", hold ? "1" : "0");
  }

  /** Kills all processes and removes the group, whatever is in it; no error if it is not there. */
  void destroy() {
    if (Files.isDirectory(folder)) {
      write("cgroup.kill", "1");
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!removed(folder) || !removed(twin)) {
      if (System.nanoTime() > deadline) {
        throw new HostException("processes in " + folder + " do not end");
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private static boolean removed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> groups = all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
      for (Path group : groups) {
        Files.delete(group);
      }
      return true;
    } catch (NoSuchFileException e) {
      return !Files.exists(folder);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private void write(String file, String value) {
    try {
      Files.writeString(folder.resolve(file), value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(file), e);
    }
  }
}
