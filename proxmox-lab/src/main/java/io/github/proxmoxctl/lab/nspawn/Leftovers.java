package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Everything that a host has outside its folder, whether this lab has started it or a dead one. */
final class Leftovers {
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
      Files.deleteIfExists(Path.of("/run/systemd/nspawn/propagate", names.namespace(guest)));
      Files.deleteIfExists(folder.process(guest));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy up after VM " + guest, e);
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
