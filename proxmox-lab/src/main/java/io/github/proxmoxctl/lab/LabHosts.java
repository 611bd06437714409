package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestPower;
import io.github.proxmoxctl.lab.host.HostSpec;
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.nspawn.HostBase;
import io.github.proxmoxctl.lab.nspawn.HostException;
import io.github.proxmoxctl.lab.nspawn.NspawnHosts;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.store.LabDirectory;
import io.github.proxmoxctl.lab.store.PrivateFile;
import io.github.proxmoxctl.lab.store.WorldFiles;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a lab and the hosts behind its guests together. */
final class LabHosts {
  private static final String ON = "on";

  private LabHosts() {}

  /** The hosts that the options ask for; the directory tells which it has become. */
  static Hosts open(LabDirectory directory, HostsOption option) {
    HostBase base = HostBase.ofThisMachine();
    String obstacle =
        option == HostsOption.OFF ? "they were not asked for" : base.obstacle().orElse(ON);
    if (option == HostsOption.ON && !obstacle.equals(ON)) {
      throw new HostsException(obstacle);
    }
    Hosts hosts = open(directory, base, obstacle.equals(ON));
    PrivateFile.write(directory.hostsMode(), obstacle + "\n");
    return hosts;
  }

  private static Hosts open(LabDirectory directory, HostBase base, boolean real) {
    try {
      if (real) {
        return NspawnHosts.open(directory.hosts(), base);
      }
      NspawnHosts.clearAway(directory.hosts());
      return Hosts.none();
    } catch (HostException e) {
      throw new HostsException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Boots the guests that run in the world, and keeps guests and hosts together from then on.
   *
   * @return what went wrong, a line each
   */
  static List<String> join(Cluster cluster, Hosts hosts) {
    if (!hosts.isReal()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    for (Guest guest : List.copyOf(cluster.guests())) {
      if (guest.isRunning()) {
        try {
          hosts.boot(guest);
        } catch (Refusal e) {
          problems.add("VM " + guest.id() + " is stopped: " + e.getMessage());
          cluster.update(guest.id(), GuestPower::ended);
        }
      }
    }
    hosts.onExit((guest, isReboot) -> ended(cluster, hosts, guest, isReboot));
    return problems;
  }

  private static void ended(Cluster cluster, Hosts hosts, int id, boolean isReboot) {
    cluster.update(
        id,
        guest -> {
          if (!guest.isRunning() || hosts.isAlive(id)) {
            return guest;
          }
          if (!isReboot) {
            return GuestPower.ended(guest);
          }
          try {
            hosts.boot(guest);
            return guest;
          } catch (Refusal e) {
            return GuestPower.ended(guest);
          }
        });
  }

  private static List<String> addresses(Guest guest) {
    try {
      return HostSpec.of(guest).addresses();
    } catch (Refusal e) {
      // it has none: nothing can be made of this guest
      return List.of();
    }
  }

  /** Why a running lab has no hosts; null if it has. */
  static @Nullable String absence(LabDirectory directory) {
    if (!Files.exists(directory.hostsMode())) {
      return null;
    }
    String mode = PrivateFile.read(directory.hostsMode()).strip();
    return mode.equals(ON) ? null : mode;
  }

  /** The hosts that a directory tells of. */
  static List<LabStatus.Host> list(LabDirectory directory) {
    WorldFiles world = new WorldFiles(directory.world());
    List<LabStatus.Host> hosts = new ArrayList<>();
    NspawnHosts.states(directory.hosts())
        .forEach(
            (id, running) ->
                world
                    .find(id)
                    .ifPresent(
                        guest ->
                            hosts.add(
                                new LabStatus.Host(id, guest.name(), addresses(guest), running))));
    return hosts;
  }
}
