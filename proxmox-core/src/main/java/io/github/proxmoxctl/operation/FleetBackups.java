package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.policy.BackupAgeRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How old the newest backups are of applied servers that have backup policies. */
final class FleetBackups {

  private final BackupArchives archives;
  private final Instant now;

  private FleetBackups(BackupArchives archives, Instant now) {
    this.archives = archives;
    this.now = now;
  }

  /**
   * What is found of one server.
   *
   * @param complaints where it is older than a policy wants
   */
  record Found(LastBackup last, List<String> complaints) {

    Found {
      complaints = List.copyOf(complaints);
    }
  }

  /** By server; those without a policy are left out. */
  static Map<String, Found> of(
      DesiredState desired, Collection<AppliedStack> stacks, Clusters clusters, Instant now) {
    FleetBackups backups = new FleetBackups(new BackupArchives(desired.storages(), clusters), now);
    Map<String, Server> declared = desired.serversByName();
    Map<String, Found> found = new HashMap<>();
    for (AppliedStack stack : stacks) {
      if (clusters.byName().containsKey(stack.cluster())) {
        for (AppliedServer server : stack.servers().values()) {
          Server known = declared.get(server.name());
          List<BackupPolicy> policies = known == null ? List.of() : desired.backupPoliciesOf(known);
          if (!policies.isEmpty()) {
            found.put(server.name(), backups.of(stack.cluster(), server.vmId(), policies));
          }
        }
      }
    }
    return found;
  }

  private Found of(String cluster, int vmId, List<BackupPolicy> policies) {
    @Nullable Instant newest = null;
    boolean isSeen = false;
    List<String> complaints = new ArrayList<>();
    for (BackupPolicy policy : policies) {
      LastBackup last = archives.last(cluster, policy, vmId);
      Instant at = last.at();
      isSeen |= last.isSeen();
      if (at != null && (newest == null || at.isAfter(newest))) {
        newest = at;
      }
      if (last.isSeen()) {
        BackupAgeRule.complaint(policy, last, now).ifPresent(complaints::add);
      }
    }
    return new Found(new LastBackup(newest, isSeen), complaints);
  }
}
