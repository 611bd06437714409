package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every node that a server is placed on belongs to its cluster. */
final class NodeReferences implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Cluster> clusters = state.clustersByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Cluster cluster = clusters.get(server.cluster());
      if (cluster != null) {
        problems.addAll(check(server, known(cluster)));
      }
    }
    return problems;
  }

  static Map<String, Location> known(Cluster cluster) {
    var known = new TreeMap<String, Location>();
    for (int index = 0; index < cluster.nodes().size(); index++) {
      known.put(cluster.nodes().get(index), cluster.origins().of("nodes." + index));
    }
    return known;
  }

  private static List<Diagnostic> check(Server server, Map<String, Location> known) {
    Placement placement = server.placement();
    var problems = new ArrayList<Diagnostic>();
    for (int index = 0; index < placement.nodes().size(); index++) {
      String node = placement.nodes().get(index);
      if (!known.containsKey(node)) {
        String path = placement.node() == null ? "placement.nodes." + index : "placement.node";
        problems.add(UnknownReference.of("node", node, server.origins().of(path), known));
      }
    }
    return problems;
  }
}
