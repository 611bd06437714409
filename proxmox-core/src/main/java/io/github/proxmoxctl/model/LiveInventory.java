package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one cluster runs, whoever made it: VMs by id, and the nodes that are online. */
public record LiveInventory(
    String cluster, SortedMap<Integer, LiveServer> servers, SortedMap<String, Boolean> nodes) {

  public LiveInventory {
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }
}
