package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/**
 * How full a plan may make a cluster.
 *
 * @param memory of a node, promised to servers that run, in percent of what it has; null: any
 * @param cpu virtual CPUs of servers that run on a node, in percent of its threads; null: any
 * @param datastore what is used of it, in percent; null: any
 * @param survivesNodeLoss whether the memory of all nodes has to do also without the largest one
 */
public record CapacityLimits(
    @Nullable Integer memory,
    @Nullable Integer cpu,
    @Nullable Integer datastore,
    boolean survivesNodeLoss) {

  public static final CapacityLimits NONE = new CapacityLimits(null, null, null, false);

  /** The limit of memory when a node is lost: without one, what there is. */
  public int memoryAfterLoss() {
    return memory == null ? 100 : memory;
  }
}
