package io.github.proxmoxctl.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server, or an external host, as the ledger, the cluster and Prometheus know it now.
 *
 * @param node where it lives; null when it lives nowhere, or on no node of ours
 * @param address null while none is known
 * @param power as the cluster says; null when it could not be asked, or has no such VM
 * @param configuredAt when its configuration was last verified; null: never
 * @param configuredCommit the commit of that configuration
 * @param targets how many targets of it are registered
 * @param up how many of those answer; null when Prometheus could not be asked
 * @param lastBackup its newest backup; null without a backup policy, or when nobody could be asked
 * @param remarks what is not as it should be, worst first
 */
public record ServerStatus(
    String server,
    String stack,
    @Nullable String node,
    @Nullable String address,
    List<String> roles,
    @Nullable String power,
    @Nullable Instant configuredAt,
    @Nullable String configuredCommit,
    int targets,
    @Nullable Integer up,
    @Nullable LastBackup lastBackup,
    List<String> remarks) {

  public ServerStatus {
    roles = List.copyOf(roles);
    remarks = List.copyOf(remarks);
  }
}
