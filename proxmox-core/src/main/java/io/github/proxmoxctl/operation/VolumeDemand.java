package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many servers a plan makes at each place where Proxmox makes volumes one after the other.
 * Pure.
 *
 * @param servers by place; empty when none is made
 */
record VolumeDemand(SortedMap<Place, Integer> servers) {

  /**
   * A storage, in the whole cluster if it is shared, else on one node.
   *
   * @param node empty for a shared storage
   */
  record Place(String cluster, String storage, String node) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  VolumeDemand {
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
  }

  /** Of the resource changes of a root. */
  static VolumeDemand of(LiveInventory inventory, List<ResourceChange> changes) {
    Set<String> shared =
        inventory.storages().stream()
            .filter(LiveStorage::isShared)
            .map(LiveStorage::id)
            .collect(Collectors.toSet());
    SortedMap<Place, Integer> servers = new TreeMap<>();
    for (ResourceChange change : changes) {
      Map<String, @Nullable Object> vm = change.after();
      if (change.type().equals(ResourceChange.VM)
          && change.actions().contains("create")
          && vm != null
          && vm.get("node_name") instanceof String node) {
        storages(vm)
            .forEach(
                storage ->
                    servers.merge(
                        new Place(
                            inventory.cluster(), storage, shared.contains(storage) ? "" : node),
                        1,
                        Integer::sum));
      }
    }
    return new VolumeDemand(servers);
  }

  private static Set<String> storages(Map<String, @Nullable Object> vm) {
    Set<String> storages = new TreeSet<>();
    if (vm.get("disk") instanceof List<?> disks) {
      for (Object disk : disks) {
        if (disk instanceof Map<?, ?> values && values.get("datastore_id") instanceof String id) {
          storages.add(id);
        }
      }
    }
    return storages;
  }
}
