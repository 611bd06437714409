package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Storages;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a cluster has Datastores, every name of a datastore is one of theirs. */
record DatastoreReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Storages storages = state.storages();
    List<Diagnostic> problems = new ArrayList<>(unknownClusters(state));
    // a misspelt cluster is told of where it stands, and not again where it is missed
    boolean hasUnknownCluster = !problems.isEmpty();
    for (DatastoreUse use : DatastoreUse.all(state)) {
      List<Datastore> declared = storages.in(use.cluster());
      // which cluster it is may not be known: that is told of apart
      if (!use.cluster().isEmpty()
          && !declared.isEmpty()
          && storages.find(use.cluster(), use.name()).isEmpty()
          && !undecoded.mayDeclare("Datastore", use.name())
          && !(isElsewhere(use, state) && hasUnknownCluster)) {
        problems.add(problem(use, declared, state));
      }
    }
    return problems;
  }

  private static boolean isElsewhere(DatastoreUse use, DesiredState state) {
    return state.datastores().stream().anyMatch(store -> store.name().equals(use.name()));
  }

  private List<Diagnostic> unknownClusters(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    state.clusters().forEach(one -> known.putIfAbsent(one.name(), one.origins().whole()));
    List<Diagnostic> problems = new ArrayList<>();
    for (Datastore store : state.datastores()) {
      for (String cluster : store.storageByCluster().keySet()) {
        if (!known.containsKey(cluster) && !undecoded.mayDeclare("Cluster", cluster)) {
          Location place = store.origins().of("storage." + cluster);
          problems.add(UnknownReference.of("cluster", cluster, place, known));
        }
      }
    }
    return problems;
  }

  private static Diagnostic problem(
      DatastoreUse use, List<Datastore> declared, DesiredState state) {
    Optional<Datastore> elsewhere =
        state.datastores().stream().filter(store -> store.name().equals(use.name())).findFirst();
    if (elsewhere.isPresent()) {
      return Diagnostic.error(
              "datastore.cluster",
              "datastore %s has no storage in cluster %s"
                  .formatted(Quoted.of(use.name()), Quoted.of(use.cluster())),
              use.place())
          .next("add the cluster to its `storage`")
          .see(elsewhere.get().origins().of("storage"), "declared here");
    }
    Optional<Datastore> byStorage =
        declared.stream()
            .filter(store -> store.storageIn(use.cluster()).equals(Optional.of(use.name())))
            .findFirst();
    if (byStorage.isPresent()) {
      return Diagnostic.error(
              "reference.unknown", "there is no datastore " + Quoted.of(use.name()), use.place())
          .because("where Datastores are declared, a storage goes by its Datastore's name")
          .next("did you mean " + Quoted.of(byStorage.get().name()) + "?")
          .see(byStorage.get().origins().whole(), "declared here");
    }
    Map<String, Location> known = new TreeMap<>();
    declared.forEach(store -> known.putIfAbsent(store.name(), store.origins().whole()));
    return UnknownReference.of("datastore", use.name(), use.place(), known);
  }
}
