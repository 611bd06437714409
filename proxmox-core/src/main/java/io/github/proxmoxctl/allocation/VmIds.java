package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives VM ids of one cluster. A new name probes the range from a hash of its name, so that two
 * open requests rarely meet; a freed id rests for the quarantine.
 */
final class VmIds {

  private final Cluster cluster;
  private final Set<Integer> taken = new HashSet<>();

  VmIds(Cluster cluster, AppliedState applied, Known known, Instant now) {
    this.cluster = cluster;
    known.servers().values().stream()
        .filter(entry -> entry.cluster().equals(cluster.name()))
        .forEach(entry -> taken.add(entry.server().vmId()));
    Instant resting = now.minus(Duration.ofDays(cluster.vmIds().quarantineDays()));
    for (AppliedStack stack : applied.stacks().values()) {
      if (stack.cluster().equals(cluster.name())) {
        stack.tombstones().stream()
            .filter(freed -> freed.freedAt().isAfter(resting))
            .forEach(freed -> taken.add(freed.vmId()));
      }
    }
  }

  /** An id that nobody had, or empty when the range is used up. */
  OptionalInt give(String name) {
    int first = cluster.vmIds().range().first();
    int size = cluster.vmIds().range().size();
    long start = NameHash.of("vm-id", name) % size;
    for (int step = 0; step < size; step++) {
      int vmId = first + (int) ((start + step) % size);
      if (cluster.vmIds().mayGive(vmId) && taken.add(vmId)) {
        return OptionalInt.of(vmId);
      }
    }
    return OptionalInt.empty();
  }
}
