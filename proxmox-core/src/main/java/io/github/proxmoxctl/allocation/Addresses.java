package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives addresses of one network; what the YAML fixes and what was given before is taken. */
final class Addresses {

  private final Network network;
  private final Set<Ipv4Address> taken = new HashSet<>();

  Addresses(Network network, List<Server> servers, Known known) {
    this.network = network;
    for (Server server : servers) {
      for (Server.NetworkInterface nic : server.networks()) {
        if (nic.network().equals(network.name())
            && nic.address() instanceof Server.Address.Fixed fixed) {
          taken.add(fixed.address());
        }
      }
    }
    known.servers().values().stream()
        .flatMap(entry -> entry.server().interfaces().values().stream())
        .filter(given -> given.network().equals(network.name()))
        .forEach(given -> add(given.address()));
  }

  private void add(@Nullable Ipv4Address address) {
    if (address != null) {
      taken.add(address);
    }
  }

  /** Whether an address that was given before still serves; the range only guides new ones. */
  boolean mayKeep(Ipv4Address address) {
    return network.isUsable(address);
  }

  /** A free address of the range, or empty when it is used up. */
  Optional<Ipv4Address> give(String server, String nic) {
    long size = network.range().size();
    long start = NameHash.of("address", server, nic) % size;
    for (long step = 0; step < size; step++) {
      Ipv4Address address = network.range().first().plus((start + step) % size);
      if (network.isUsable(address) && taken.add(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }
}
