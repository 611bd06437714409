package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Datastores are on nodes of the clusters, and on every node that a server with them may land on.
 */
final class DatastoreNodes implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<>(unknown(state));
    for (Server server : state.servers()) {
      for (Server.Disk disk : server.disks()) {
        state
            .storages()
            .find(server.cluster(), disk.datastore())
            .ifPresent(store -> missing(server, disk, store, problems));
      }
    }
    return problems;
  }

  private static List<Diagnostic> unknown(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    for (Cluster cluster : state.clusters()) {
      known.putAll(NodeReferences.known(cluster));
    }
    var problems = new ArrayList<Diagnostic>();
    for (Datastore store : state.datastores()) {
      for (int index = 0; index < store.nodes().size(); index++) {
        String node = store.nodes().get(index);
        if (!known.isEmpty() && !known.containsKey(node)) {
          Location place = store.origins().of("nodes." + index);
          problems.add(UnknownReference.of("node", node, place, known));
        }
      }
    }
    return problems;
  }

  private static void missing(
      Server server, Server.Disk disk, Datastore store, List<Diagnostic> problems) {
    List<String> without =
        server.placement().nodes().stream().filter(node -> !store.isOn(node)).toList();
    if (!without.isEmpty()) {
      problems.add(
          Diagnostic.error(
                  "datastore.node",
                  "datastore %s is not on %s, where %s may live"
                      .formatted(
                          Quoted.of(store.name()), String.join(", ", without), Words.of(server)),
                  server.origins().of("disks." + disk.name() + ".datastore"))
              .next("name the nodes that have it in `placement`, or choose another datastore")
              .see(store.origins().of("nodes"), "its nodes"));
    }
  }
}
