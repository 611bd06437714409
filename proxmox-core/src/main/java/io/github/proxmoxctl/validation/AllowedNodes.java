package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Placement;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers are placed on the nodes that their stack allows. */
final class AllowedNodes implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    Map<String, Cluster> clusters = state.clustersByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Stack stack = stacks.get(server.stack());
      Cluster cluster = clusters.get(server.cluster());
      if (stack == null || cluster == null) {
        continue;
      }
      var limit = new Limit(stack, "nodes", stack.allowed().nodes());
      if (!limit.isKnown(cluster.nodes())) {
        continue;
      }
      Placement placement = server.placement();
      for (int index = 0; index < placement.nodes().size(); index++) {
        String node = placement.nodes().get(index);
        // one that is not there is told of by another rule
        if (cluster.nodes().contains(node) && !limit.values().contains(node)) {
          String path = placement.node() == null ? "placement.nodes." + index : "placement.node";
          problems.add(limit.exceeded("node " + Quoted.of(node), server.origins().of(path)));
        }
      }
    }
    return problems;
  }
}
