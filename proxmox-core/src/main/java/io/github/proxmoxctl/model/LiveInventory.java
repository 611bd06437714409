package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one cluster is and runs, whoever made it.
 *
 * @param servers guests by VM id
 * @param nodes by name
 * @param storages each once for every node that has it; those that the token may see
 */
public record LiveInventory(
    String cluster,
    SortedMap<Integer, LiveServer> servers,
    SortedMap<String, LiveNode> nodes,
    List<LiveStorage> storages) {

  public LiveInventory {
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    storages = List.copyOf(storages);
  }
}
