package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.policy.BackupAgeRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How old the newest backups are of applied servers that have backup policies. */
final class FleetBackups {

  private final DesiredState desired;
  private final BackupArchives archives;
  private final Instant now;

  private FleetBackups(DesiredState desired, BackupArchives archives, Instant now) {
    this.desired = desired;
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
    FleetBackups backups = new FleetBackups(desired, new BackupArchives(clusters), now);
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
      String storage = desired.storages().idOf(cluster, policy.datastore());
      Optional<Instant> at = archives.newest(cluster, storage, vmId);
      boolean isThis = archives.maySee(cluster, storage, vmId);
      isSeen |= isThis;
      if (at.isPresent() && (newest == null || at.get().isAfter(newest))) {
        newest = at.get();
      }
      if (isThis) {
        BackupAgeRule.complaint(policy, at.map(made -> Duration.between(made, now)))
            .ifPresent(complaints::add);
      }
    }
    return new Found(new LastBackup(newest, isSeen), complaints);
  }
}
