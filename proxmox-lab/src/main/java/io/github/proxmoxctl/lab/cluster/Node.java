package io.github.proxmoxctl.lab.cluster;

import java.util.List;

/**
 * A node of the cluster.
 *
 * @param cpus logical CPUs
 * @param memory bytes
 * @param bridges names of the Linux bridges that guests may use
 */
public record Node(String name, int cpus, long memory, List<String> bridges) {
  /** Keeps its own copy. */
  public Node {
    bridges = List.copyOf(bridges);
  }
}
