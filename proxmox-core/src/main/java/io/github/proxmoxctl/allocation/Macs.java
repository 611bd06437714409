package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives MAC addresses under Proxmox's own prefix, derived from names and unique in the estate. */
final class Macs {

  private static final String PREFIX = "BC:24:11";

  private final String estate;
  private final Set<String> taken = new HashSet<>();

  Macs(String estate, List<Server> servers, Known known) {
    this.estate = estate;
    known.servers().values().stream()
        .flatMap(entry -> entry.server().interfaces().values().stream())
        .map(AppliedServer.Interface::mac)
        .forEach(taken::add);
    for (Server server : servers) {
      for (Server.NetworkInterface nic : server.networks()) {
        if (nic.mac() != null) {
          taken.add(nic.mac());
        }
      }
    }
  }

  String give(String server, String nic) {
    long start = NameHash.of("mac", estate, server, nic);
    for (long step = 0; ; step++) {
      long suffix = (start + step) & 0xFF_FFFF;
      String mac =
          "%s:%02X:%02X:%02X".formatted(PREFIX, suffix >> 16, suffix >> 8 & 255, suffix & 255);
      if (taken.add(mac)) {
        return mac;
      }
    }
  }
}
