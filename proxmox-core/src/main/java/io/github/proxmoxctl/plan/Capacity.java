package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.Storages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full a cluster is, and will be.
 *
 * @param nodes by name
 * @param datastores those that the plan uses otherwise, by name and node
 * @param lostNode the node whose loss is looked at: the one with the most memory; null when there
 *     is only one
 */
public record Capacity(
    String cluster,
    List<NodeCapacity> nodes,
    List<StorageCapacity> datastores,
    @Nullable String lostNode) {

  public Capacity {
    nodes = List.copyOf(nodes);
    datastores = List.copyOf(datastores);
  }

  /** Whether the plan takes or gives back anything. */
  public boolean isTouched() {
    return !datastores.isEmpty()
        || nodes.stream().anyMatch(node -> node.memory().isTouched() || node.cpus().isTouched());
  }

  /**
   * A VM that a stack's plan changes.
   *
   * @param resource as Terraform plans it
   */
  public record Change(String stack, ResourceChange resource) {}

  /**
   * Computes it from the cluster's list and what changes.
   *
   * <p>Counted are guests that run or shall run. A server that stays on its node takes the more of
   * what it has and gets until it is changed; one that moves is on both nodes, its disks on both
   * datastores; one that is replaced keeps its VM id, so that it is gone before it comes again.
   * Since roots are applied side by side, nothing that goes is counted on while something comes.
   */
  public static Capacity of(LiveInventory inventory, Storages storages, List<Change> changes) {
    return new CapacityCount(inventory, storages, changes).count();
  }
}
