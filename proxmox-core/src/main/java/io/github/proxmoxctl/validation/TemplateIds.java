package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A template's id is its own in the cluster: no server may get it, and it is on one node only. */
final class TemplateIds implements Rule {

  private record Seen(String node, Location location) {}

  private record Id(String cluster, int vmId) {}

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    Map<Id, Seen> seen = new HashMap<>();
    for (Image image : state.images()) {
      for (var template : new TreeMap<>(image.templates()).entrySet()) {
        Location place = image.origins().of("templates." + template.getKey());
        int vmId = template.getValue();
        for (Cluster cluster : having(template.getKey(), state)) {
          Seen first =
              seen.putIfAbsent(new Id(cluster.name(), vmId), new Seen(template.getKey(), place));
          if (first != null && !first.node.equals(template.getKey())) {
            problems.add(onTwoNodes(vmId, template.getKey(), place, first));
          }
          if (cluster.vmIds().mayGive(vmId)) {
            problems.add(givenToServers(vmId, place, cluster));
          }
        }
      }
    }
    return problems;
  }

  /** The clusters that have such a node; an unknown one is told of by another rule. */
  private static List<Cluster> having(String node, DesiredState state) {
    return state.clusters().size() < 2
        ? state.clusters()
        : state.clusters().stream().filter(cluster -> cluster.nodes().contains(node)).toList();
  }

  private static Diagnostic onTwoNodes(int vmId, String node, Location place, Seen first) {
    return Diagnostic.error(
            "template.node",
            "template " + vmId + " cannot be on " + node + " and on " + first.node,
            place)
        .because("a VM id is there once in a cluster")
        .next("write the id of the template that " + node + " itself has")
        .see(first.location, "on " + first.node + " here");
  }

  private static Diagnostic givenToServers(int vmId, Location place, Cluster cluster) {
    return Diagnostic.error(
            "template.id", "template " + vmId + " has an id that servers may get", place)
        .next("add it to `vmIds.reserved` of the cluster, or give servers another range")
        .see(cluster.origins().of("vmIds"), cluster.vmIds().range() + " are for servers");
  }
}
