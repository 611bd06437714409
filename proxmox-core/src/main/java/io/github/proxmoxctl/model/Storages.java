package io.github.proxmoxctl.model;

import java.util.List;
import java.util.Optional;

/**
 * What the names of datastores stand for. Where a cluster has no {@link Datastore} at all, a name
 * is the storage id itself; where it has one, only names of Datastores count, so that a misspelt
 * name is never taken for a storage.
 *
 * @param datastores of all clusters
 */
public record Storages(List<Datastore> datastores) {

  /** Every name is a storage id. */
  public static final Storages UNDECLARED = new Storages(List.of());

  public Storages {
    datastores = List.copyOf(datastores);
  }

  /** Those that have a storage in a cluster, in their order. */
  public List<Datastore> in(String cluster) {
    return datastores.stream().filter(store -> store.storageIn(cluster).isPresent()).toList();
  }

  /** The Datastore of that name, of two the first; empty where there is none. */
  public Optional<Datastore> find(String cluster, String name) {
    return in(cluster).stream().filter(store -> store.name().equals(name)).findFirst();
  }

  /** The storage id that a name stands for in a cluster. */
  public String idOf(String cluster, String name) {
    return find(cluster, name).flatMap(store -> store.storageIn(cluster)).orElse(name);
  }
}
