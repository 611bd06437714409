package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Gives IPv6 addresses of one network; what the YAML fixes and what was given before is taken.
 *
 * <p>Of a network as large as they usually are only {@code ::1000} to {@code ::ffff} are given:
 * they stay short enough to be read, and the first 4096 are left to routers and people.
 */
final class Addresses6 {

  private static final int BITS = 128;
  private static final int GIVEN_BITS = 16;
  private static final int LEFT_TO_PEOPLE = 0x1000;

  private final Network network;
  private final Set<Ipv6Address> taken = new HashSet<>();

  Addresses6(Network network, Iterable<Server> servers, Known known) {
    this.network = network;
    for (Server server : servers) {
      for (Server.NetworkInterface nic : server.networks()) {
        if (nic.network().equals(network.name())
            && nic.address6() instanceof Address6.Fixed fixed) {
          taken.add(fixed.address());
        }
      }
    }
    known.servers().values().stream()
        .flatMap(entry -> entry.server().interfaces().values().stream())
        .filter(given -> given.network().equals(network.name()))
        .map(given -> given.address6())
        .filter(Objects::nonNull)
        .forEach(taken::add);
  }

  /** Whether an address that was given before still serves. */
  boolean mayKeep(Ipv6Address address) {
    return network.isUsable(address);
  }

  /** A free address, or empty when they are used up or the network has none. */
  Optional<Ipv6Address> give(String server, String nic) {
    Ipv6Network cidr = network.cidr6();
    if (cidr == null) {
      return Optional.empty();
    }
    int bits = Math.min(BITS - cidr.prefix(), GIVEN_BITS);
    int first = bits == GIVEN_BITS ? LEFT_TO_PEOPLE : 0;
    int size = (1 << bits) - first;
    long start = NameHash.of("address6", server, nic) % size;
    for (int step = 0; step < size; step++) {
      Ipv6Address address = cidr.address().plus(first + (start + step) % size);
      if (network.isUsable(address) && taken.add(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }
}
