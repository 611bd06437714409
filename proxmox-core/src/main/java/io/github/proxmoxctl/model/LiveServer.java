package io.github.proxmoxctl.model;

import java.util.List;

/**
 * A VM as the cluster's own list has it ({@code GET /cluster/resources?type=vm}).
 *
 * @param status {@code running}, {@code stopped} or what PVE says
 * @param cores all its virtual CPUs
 */
public record LiveServer(
    int vmId,
    String name,
    String node,
    String status,
    boolean isTemplate,
    int cores,
    DataSize memory,
    List<String> tags) {

  public LiveServer {
    tags = List.copyOf(tags);
  }
}
