package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the clusters say that bears on the plan's inputs.
 *
 * @param inventories by cluster
 * @param orphans servers that a killed run created and the state does not hold: to be adopted
 * @param bare servers with a firewall that exist and whose rules the state does not hold
 * @param backups what was found of the backup jobs, by stack
 */
record LiveFacts(
    Map<String, LiveInventory> inventories,
    Set<String> orphans,
    Set<String> bare,
    Map<String, BackupSurvey> backups) {

  LiveFacts {
    inventories = Map.copyOf(inventories);
    orphans = Set.copyOf(orphans);
    bare = Set.copyOf(bare);
    backups = Map.copyOf(backups);
  }

  /** Where nobody looked at backup jobs. */
  LiveFacts(Map<String, LiveInventory> inventories, Set<String> orphans, Set<String> bare) {
    this(inventories, orphans, bare, Map.of());
  }

  LiveFacts with(Map<String, BackupSurvey> others) {
    return new LiveFacts(inventories, orphans, bare, others);
  }

  /** What was found of a stack's backup jobs. */
  BackupSurvey backups(String stack) {
    return backups.getOrDefault(stack, BackupSurvey.NONE);
  }

  /** Of clusters that nobody looked at. */
  static final LiveFacts NONE = new LiveFacts(Map.of(), Set.of(), Set.of());

  /** What clusters list, with these servers to be adopted and these firewalls. */
  static LiveFacts of(Clusters clusters, Set<String> orphans, Set<String> bare) {
    Map<String, LiveInventory> inventories = new HashMap<>();
    clusters.byName().forEach((name, access) -> inventories.put(name, access.inventory()));
    return new LiveFacts(inventories, orphans, bare);
  }

  /** The guest of an id as the cluster lists it; null when there is none. */
  @Nullable LiveServer listed(String cluster, int vmId) {
    LiveInventory inventory = inventories.get(cluster);
    return inventory == null ? null : inventory.servers().get(vmId);
  }

  /** Whether a cluster that was looked at has no guest of an id. */
  boolean isGone(String cluster, int vmId) {
    return inventories.containsKey(cluster) && listed(cluster, vmId) == null;
  }

  /** Whether a cluster that was looked at says that a node of it does not answer. */
  boolean isOffline(String cluster, String node) {
    LiveInventory inventory = inventories.get(cluster);
    LiveNode known = inventory == null ? null : inventory.nodes().get(node);
    return known != null && !known.isOnline();
  }

  /**
   * What the server was given, on the node where it lives: one that HA or a hand moved stays there
   * while its node is allowed.
   */
  AppliedServer placed(Server server, AppliedServer given) {
    LiveServer live = listed(server.cluster(), given.vmId());
    if (live == null || server.placement().node() != null) {
      return given;
    }
    return server.placement().nodes().contains(live.node()) ? given.on(live.node()) : given;
  }
}
