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

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    Map<Integer, Seen> seen = new HashMap<>();
    for (Image image : state.images()) {
      for (var template : new TreeMap<>(image.templates()).entrySet()) {
        Location place = image.origins().of("templates." + template.getKey());
        int vmId = template.getValue();
        Seen first = seen.putIfAbsent(vmId, new Seen(template.getKey(), place));
        if (first != null && !first.node.equals(template.getKey())) {
          problems.add(onTwoNodes(vmId, template.getKey(), place, first));
        }
        for (Cluster cluster : state.clusters()) {
          if (cluster.vmIds().mayGive(vmId)) {
            problems.add(givenToServers(vmId, place, cluster));
          }
        }
      }
    }
    return problems;
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
