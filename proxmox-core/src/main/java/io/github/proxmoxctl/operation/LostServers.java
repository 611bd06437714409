package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Age;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.policy.BackupAgeRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    this.archives = new BackupArchives(clusters);
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
        ? storages(cluster)
            .flatMap(storage -> archives.newest(cluster, storage, change.vmId()).stream())
            .max(Comparator.naturalOrder())
            .map(at -> change.saying("last backup " + Age.of(Duration.between(at, now)) + " ago"))
            .orElse(change)
        : change;
  }

  private Stream<String> storages(String cluster) {
    return desired.backupPolicies().stream().map(policy -> storage(cluster, policy)).distinct();
  }

  private String storage(String cluster, BackupPolicy policy) {
    return desired.storages().idOf(cluster, policy.datastore());
  }

  /** What policy says of those that are replaced. */
  List<Verdict> judge(PlannedStack stack) {
    return stack.plan().changes().stream().flatMap(change -> judge(stack.scope(), change)).toList();
  }

  private Stream<Verdict> judge(StackScope scope, ServerChange change) {
    Server server = desired.serversByName().get(change.server());
    return server == null
        ? Stream.empty()
        : desired.backupPoliciesOf(server).stream()
            .filter(policy -> BackupAgeRule.isAsked(change, policy))
            .flatMap(policy -> judge(scope, change, policy).stream());
  }

  private Optional<Verdict> judge(StackScope scope, ServerChange change, BackupPolicy policy) {
    String storage = storage(scope.cluster(), policy);
    Optional<Duration> age =
        archives
            .newest(scope.cluster(), storage, change.vmId())
            .map(at -> Duration.between(at, now));
    boolean isSeen = archives.maySee(scope.cluster(), storage, change.vmId());
    return BackupAgeRule.judge(scope.stack(), change, policy, age, isSeen);
  }
}
