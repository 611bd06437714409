package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.Server;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses nodes: the allowed one with the least declared memory, by name on a tie; a series that
 * spreads first takes the node with the fewest of its own.
 */
final class Nodes {

  private final Map<String, Long> memory = new HashMap<>();
  private final Map<String, Integer> series = new HashMap<>();

  /** Counts a server that stays where it is. */
  void occupy(Server server, String node) {
    memory.merge(on(server, node), server.memory().size().bytes(), Long::sum);
    series.merge(seriesOn(server, node), 1, Integer::sum);
  }

  String choose(Server server) {
    Server.Placement placement = server.placement();
    if (placement.node() != null) {
      return placement.node();
    }
    Comparator<String> order =
        Comparator.comparingInt(
                (String node) ->
                    placement.spread() ? series.getOrDefault(seriesOn(server, node), 0) : 0)
            .thenComparingLong(node -> memory.getOrDefault(on(server, node), 0L))
            .thenComparing(Comparator.naturalOrder());
    return placement.nodes().stream().min(order).orElseThrow();
  }

  // nodes of two clusters may have one name
  private static String on(Server server, String node) {
    return server.cluster() + "/" + node;
  }

  private static String seriesOn(Server server, String node) {
    Server.Replica replica = server.replica();
    return (replica == null ? server.name() : replica.series()) + "@" + on(server, node);
  }

  /** Whether a server may live where it is. */
  static boolean allows(Server server, String node) {
    String pinned = server.placement().node();
    return pinned == null ? server.placement().nodes().contains(node) : pinned.equals(node);
  }
}
