package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, Image> images = state.imagesByName();
    for (Server server : state.servers()) {
      names(server, images)
          .forEach(
              (name, path) ->
                  state
                      .storages()
                      .find(server.cluster(), name)
                      .map(store -> missing(server, store, server.origins().of(path)))
                      .ifPresent(problems::addAll));
      for (BackupPolicy policy : state.backupPoliciesOf(server)) {
        state
            .storages()
            .find(server.cluster(), policy.datastore())
            .map(store -> missing(server, store, policy.origins().of("datastore")))
            .ifPresent(problems::addAll);
      }
    }
    return problems;
  }

  /** The datastores that a server lives on, each with a path to where that was written. */
  private static Map<String, String> names(Server server, Map<String, Image> images) {
    Map<String, String> names = new LinkedHashMap<>();
    server
        .disks()
        .forEach(
            disk -> names.putIfAbsent(disk.datastore(), "disks." + disk.name() + ".datastore"));
    Image image = images.get(server.image());
    if (image != null) {
      // where cloud-init's disk goes, and a boot disk that is not declared
      names.putIfAbsent(image.datastore(), "image");
      image.download().ifPresent(download -> names.putIfAbsent(download.datastore(), "image"));
    }
    return names;
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

  private static List<Diagnostic> missing(Server server, Datastore store, Location place) {
    List<String> without =
        server.placement().nodes().stream().filter(node -> !store.isOn(node)).toList();
    return without.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.error(
                    "datastore.node",
                    "datastore %s is not on %s, where %s may live"
                        .formatted(
                            Quoted.of(store.name()), String.join(", ", without), Words.of(server)),
                    place)
                .next("name the nodes that have it in `placement`, or choose another datastore")
                .see(store.origins().of("nodes"), "its nodes"));
  }
}
