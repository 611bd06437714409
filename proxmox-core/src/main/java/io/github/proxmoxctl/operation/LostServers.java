package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Age;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.policy.BackupAgeRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be left of servers that a plan destroys or replaces: how old their newest backups are,
 * on the datastores of the declared policies. The clusters are asked only when something is lost.
 */
final class LostServers {

  private final DesiredState desired;
  private final BackupArchives archives;
  private final Instant now;

  LostServers(Estate estate, Clusters clusters, Instant now) {
    this.desired = estate.desired();
    this.archives = new BackupArchives(desired.storages(), clusters);
    this.now = now;
  }

  /** A plan that tells of each server that it loses how old its newest backup is. */
  PlannedRoot told(PlannedRoot root) {
    String cluster = root.scope().cluster();
    return new PlannedRoot(
        root.scope(),
        root.directory(),
        root.saved(),
        root.plan().told(change -> told(cluster, change)),
        root.notes());
  }

  private ServerChange told(String cluster, ServerChange change) {
    return change.action().isDestructive()
        ? desired.backupPolicies().stream()
            .flatMap(policy -> archives.newest(cluster, policy, change.vmId()).stream())
            .max(Comparator.naturalOrder())
            .map(at -> change.saying("last backup " + Age.of(Duration.between(at, now)) + " ago"))
            .orElse(change)
        : change;
  }

  /** What policy says of those that are replaced. */
  List<Verdict> judge(PlannedStack stack) {
    Map<String, Server> declared = desired.serversByName();
    List<Verdict> verdicts = new ArrayList<>();
    for (ServerChange change : stack.plan().changes()) {
      Server server = declared.get(change.server());
      if (server != null) {
        desired.backupPoliciesOf(server).stream()
            .filter(policy -> BackupAgeRule.isAsked(change, policy))
            .flatMap(policy -> judge(stack.scope(), change, policy).stream())
            .forEach(verdicts::add);
      }
    }
    return verdicts;
  }

  private Optional<Verdict> judge(StackScope scope, ServerChange change, BackupPolicy policy) {
    LastBackup last = archives.last(scope.cluster(), policy, change.vmId());
    return BackupAgeRule.judge(scope.stack(), change, policy, last, now);
  }
}
