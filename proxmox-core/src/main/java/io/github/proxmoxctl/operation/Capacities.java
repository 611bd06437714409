package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.Storages;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The capacity of each cluster in which a plan changes VMs. */
final class Capacities {

  private Capacities() {}

  static List<Capacity> of(LiveFacts live, Storages storages, List<PlannedStack> stacks) {
    SortedMap<String, List<Capacity.Change>> changes = new TreeMap<>();
    for (PlannedStack stack : stacks) {
      List<Capacity.Change> ofCluster =
          changes.computeIfAbsent(stack.scope().cluster(), cluster -> new ArrayList<>());
      stack.roots().stream()
          .flatMap(root -> root.saved().changes().changes().stream())
          .filter(resource -> resource.type().equals(ResourceChange.VM) && !resource.isNoOp())
          .forEach(resource -> ofCluster.add(new Capacity.Change(stack.scope().stack(), resource)));
    }
    List<Capacity> capacities = new ArrayList<>();
    changes.forEach(
        (cluster, all) -> {
          LiveInventory inventory = live.inventories().get(cluster);
          if (inventory != null && !all.isEmpty()) {
            Capacity capacity = Capacity.of(inventory, storages, all);
            if (capacity.isTouched()) {
              capacities.add(capacity);
            }
          }
        });
    return capacities;
  }
}
