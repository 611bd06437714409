package io.github.proxmoxctl.lab.cluster;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource pool.
 *
 * @param guests ids of its guests
 */
public record Pool(String id, String comment, NavigableSet<Integer> guests) {
  /** Keeps its own copy. */
  public Pool {
    guests = Collections.unmodifiableNavigableSet(new TreeSet<>(guests));
  }

  /** A copy with other members. */
  public Pool withGuests(Set<Integer> changed) {
    return new Pool(id, comment, new TreeSet<>(changed));
  }
}
