package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Everything that a host has outside its folder, whether this lab has started it or a dead one. */
final class Leftovers {
  private static final Path NAMESPACES = Path.of("/run/netns");

  /** Where systemd-nspawn has a folder for each container, and forgets it. */
  private static final Path PROPAGATE = Path.of("/run/systemd/nspawn/propagate");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long RETRY_NANOS = 10_000_000;

  private final HostsFolder folder;
  private final int guest;
  private final LabNamespace network;

  Leftovers(HostsFolder folder, int guest, LabNamespace network) {
    this.folder = folder;
    this.guest = guest;
    this.network = network;
  }

  /**
   * Removes what a lab has left whose directory is gone as well: all that carries its id.
   *
   * @param hosts where its folder of hosts was
   */
  static void ofLost(HostNames names, Path hosts) {
    if (ControlGroup.hierarchy().isPresent()) {
      ControlGroup.of(names.controlGroup()).destroy();
    }
    for (String namespace : entries(NAMESPACES, names.namespace() + "-")) {
      Shell.attempt("", List.of("ip", "netns", "del", namespace));
    }
    new LabNamespace(names).destroy();
    LoopDevices.detachBelow(hosts);
    try {
      for (String host : entries(PROPAGATE, names.namespace() + "-")) {
        Files.deleteIfExists(PROPAGATE.resolve(host));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy up after the lab " + names.lab(), e);
    }
  }

  /** Ends the host's processes by their recorded id, and removes the rest by its exact name. */
  void clear() {
    HostNames names = folder.names();
    HostProcess.read(folder.process(guest)).ifPresent(this::end);
    if (ControlGroup.hierarchy().isPresent()) {
      ControlGroup.of(names.controlGroup(), Integer.toString(guest)).destroy();
    }
    HostNamespace namespace = new HostNamespace(names, guest, network);
    if (namespace.exists()) {
      namespace.destroy();
    }
    new HostDisks(folder, guest).detachAll();
    try {
      Files.deleteIfExists(PROPAGATE.resolve(names.namespace(guest)));
      Files.deleteIfExists(folder.process(guest));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy up after VM " + guest, e);
    }
  }

  private static List<String> entries(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.startsWith(prefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** The first process of a host takes all others with it, and then systemd-nspawn ends. */
  private void end(HostProcess supervisor) {
    if (!supervisor.isAlive()) {
      return;
    }
    supervisor.leader().ifPresentOrElse(Leftovers::kill, () -> kill(supervisor));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (supervisor.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private static void kill(HostProcess process) {
    Shell.attempt("", List.of("kill", "-s", "KILL", Long.toString(process.pid())));
  }
}
