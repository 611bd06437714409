package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.diagnostic.Age;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A server is replaced only while its newest backup is no older than the {@code maximumAge} of its
 * backup policies, unless this very plan is approved. Nothing is promised of a server without such
 * a policy.
 */
public final class BackupAgeRule {

  private BackupAgeRule() {}

  /** Whether it matters how old the backups of a server are. */
  public static boolean isAsked(ServerChange change, BackupPolicy policy) {
    return change.action() == Action.REPLACE && policy.maximumAgeHours() != null;
  }

  /**
   * Judges one policy of a server that is replaced.
   *
   * @param last the newest backup on the policy's datastore
   */
  public static Optional<Verdict> judge(
      String stack, ServerChange change, BackupPolicy policy, LastBackup last, Instant now) {
    return complaint(policy, last, now)
        .map(
            words ->
                new Verdict(
                    "backupAge",
                    stack,
                    Verdict.Decision.NEEDS_APPROVAL,
                    "%s would be replaced, and %s"
                        .formatted(
                            change.server(),
                            last.isHidden()
                                ? "whether it has a backup cannot be seen"
                                : "its " + words),
                    last.isHidden() ? see(policy) : backUp(change),
                    policy.origins().of("maximumAge")));
  }

  /**
   * What is wrong with the newest backup of a server, as {@code newest backup is 3 d old, and …}.
   */
  public static Optional<String> complaint(BackupPolicy policy, LastBackup last, Instant now) {
    Integer hours = policy.maximumAgeHours();
    Optional<Duration> age = last.age(now);
    if (hours == null || age.filter(a -> a.compareTo(Duration.ofHours(hours)) <= 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "newest backup is %s, and policy %s wants one of at most %s"
            .formatted(
                age.map(a -> Age.of(a) + " old").orElse("missing"),
                policy.name(),
                Age.of(Duration.ofHours(hours))));
  }

  private static String see(BackupPolicy policy) {
    return "give the token VM.Backup on the VM and Datastore.AllocateSpace on \"%s\", or look yourself and approve this plan by its digest"
        .formatted(policy.datastore());
  }

  private static String backUp(ServerChange change) {
    return "back VM %d up first, or approve this plan by its digest".formatted(change.vmId());
  }
}
