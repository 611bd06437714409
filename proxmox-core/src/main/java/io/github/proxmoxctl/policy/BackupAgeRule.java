package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.diagnostic.Age;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import java.time.Duration;
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
   * @param age of the newest backup on the policy's datastore; empty for none
   * @param isSeen whether one would be seen: Proxmox lists none to a token that may not read it
   */
  public static Optional<Verdict> judge(
      String stack,
      ServerChange change,
      BackupPolicy policy,
      Optional<Duration> age,
      boolean isSeen) {
    boolean isHidden = age.isEmpty() && !isSeen;
    return complaint(policy, age)
        .map(
            words ->
                new Verdict(
                    "backupAge",
                    stack,
                    Verdict.Decision.NEEDS_APPROVAL,
                    "%s would be replaced, and %s"
                        .formatted(
                            change.server(),
                            isHidden ? "whether it has a backup cannot be seen" : "its " + words),
                    isHidden ? see(policy) : backUp(change),
                    policy.origins().of("maximumAge")));
  }

  /**
   * What is wrong with the newest backup of a server, as {@code newest backup is 3 d old, and …}.
   *
   * @param age empty when there is none
   */
  public static Optional<String> complaint(BackupPolicy policy, Optional<Duration> age) {
    Integer hours = policy.maximumAgeHours();
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
