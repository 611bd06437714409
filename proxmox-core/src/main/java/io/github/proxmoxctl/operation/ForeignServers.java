package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.plan.Difference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * VMs of a cluster that look like ours and that the ledger does not know: on an id that allocation
 * could give, or with the tag {@code proxmoxctl} or the estate's name as tag. Templates that images
 * name are no servers.
 */
final class ForeignServers {

  private static final String TAG = "proxmoxctl";

  private ForeignServers() {}

  static List<Difference> of(Estate estate, Cluster cluster, LiveInventory inventory) {
    Set<Integer> known = known(estate, cluster);
    return inventory.servers().values().stream()
        .filter(live -> !known.contains(live.vmId()))
        .flatMap(live -> foreign(estate, cluster, live))
        .toList();
  }

  private static Set<Integer> known(Estate estate, Cluster cluster) {
    Set<Integer> known = new HashSet<>();
    for (AppliedStack stack : estate.recorded().state().stacks().values()) {
      if (stack.cluster().equals(cluster.name())) {
        stack.servers().values().forEach(server -> known.add(server.vmId()));
        // whoever left it begun is told of by the next plan
        stack.intents().forEach(intent -> known.add(intent.server().vmId()));
      }
    }
    for (Image image : estate.desired().images()) {
      image.templates().values().forEach(known::add);
    }
    return known;
  }

  private static Stream<Difference> foreign(Estate estate, Cluster cluster, LiveServer live) {
    String why;
    if (live.tags().contains(TAG) || live.tags().contains(estate.desired().pipeline().name())) {
      why = "has a tag of ours, and the ledger does not know it";
    } else if (cluster.vmIds().mayGive(live.vmId())) {
      why = "is on an id of ours, and the ledger does not know it";
    } else {
      return Stream.of();
    }
    return Stream.of(
        new Difference(
            Difference.Kind.FOREIGN,
            live.name(),
            null,
            cluster.name(),
            live.vmId(),
            live.node(),
            List.of(),
            why,
            null));
  }
}
