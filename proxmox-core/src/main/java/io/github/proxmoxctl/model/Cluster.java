package io.github.proxmoxctl.model;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Proxmox VE cluster.
 *
 * @param endpoints API addresses (https, host and port only), tried in turn
 * @param caFile certificates to trust, relative to the infrastructure root; null: the system's
 * @param planToken the read-only identity, {@code user@realm!id=secret}
 * @param applyToken the identity that may change
 * @param vmIds the ids that servers of this estate get
 * @param nodes the nodes that allocation chooses among
 * @param managementFrom addresses and networks that always reach SSH and exporters of its servers
 */
public record Cluster(
    String name,
    List<URI> endpoints,
    @Nullable String caFile,
    SecretReference planToken,
    SecretReference applyToken,
    VmIds vmIds,
    List<String> nodes,
    List<String> managementFrom,
    Origins origins) {

  public Cluster {
    endpoints = List.copyOf(endpoints);
    nodes = List.copyOf(nodes);
    managementFrom = List.copyOf(managementFrom);
  }

  /** One that does not say where its servers are managed from. */
  public Cluster(
      String name,
      List<URI> endpoints,
      @Nullable String caFile,
      SecretReference planToken,
      SecretReference applyToken,
      VmIds vmIds,
      List<String> nodes,
      Origins origins) {
    this(name, endpoints, caFile, planToken, applyToken, vmIds, nodes, List.of(), origins);
  }

  /**
   * The ids that allocation gives.
   *
   * @param reserved parts of the range that are never given
   * @param quarantineDays so long a freed id rests
   */
  public record VmIds(VmIdRange range, List<VmIdRange> reserved, int quarantineDays) {
    public VmIds {
      reserved = List.copyOf(reserved);
    }

    public boolean mayGive(int vmId) {
      return range.contains(vmId) && reserved.stream().noneMatch(part -> part.contains(vmId));
    }
  }
}
