package io.github.proxmoxctl.lab.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which networks there are, on which bridge, and whose hosts are in them. Not thread-safe. */
public final class LabNetworks {
  /** A network on a bridge. */
  public record Placed(String segment, Ipv4Network network) {}

  private final Map<Placed, Set<Integer>> members = new HashMap<>();

  /** A network on another bridge that shares an address with this one. */
  public Optional<Placed> conflict(Placed wanted) {
    return members.keySet().stream()
        .filter(other -> !other.segment().equals(wanted.segment()))
        .filter(other -> other.network().overlaps(wanted.network()))
        .findFirst();
  }

  /** Adds a guest's host to a network; true if the network is new. */
  public boolean join(Placed network, int guest) {
    Set<Integer> guests = members.computeIfAbsent(network, key -> new TreeSet<>());
    boolean first = guests.isEmpty();
    guests.add(guest);
    return first;
  }

  /** Takes a guest's host out of all networks; those that are left empty are forgotten. */
  public Set<Placed> leave(int guest) {
    Set<Placed> empty = new java.util.HashSet<>();
    members.forEach(
        (network, guests) -> {
          if (guests.remove(guest) && guests.isEmpty()) {
            empty.add(network);
          }
        });
    empty.forEach(members::remove);
    return empty;
  }
}
