package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.policy.Judged.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupAgeRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ServerChange REPLACED = change("db", Action.REPLACE, false);

  @Test
  void aYoungBackupLetsAServerBeReplaced() {
    assertThat(judge(26, Duration.ofHours(26), true)).isEmpty();
    assertThat(judge(26, Duration.ofHours(26).plusSeconds(1), true)).isPresent();
  }

  @Test
  void anOldOneNeedsApproval() {
    Verdict verdict = judge(48, Duration.ofDays(3), true).orElseThrow();
    assertThat(verdict.rule()).isEqualTo("backupAge");
    assertThat(verdict.decision()).isEqualTo(Verdict.Decision.NEEDS_APPROVAL);
    assertThat(verdict.message())
        .isEqualTo(
            "db would be replaced, and its newest backup is 3 d old, and policy daily wants one of at"
                + " most 2 d");
    assertThat(verdict.remedy()).startsWith("back VM 1000 up first");
  }

  @Test
  void noneAndNoneThatMayBeSeenAreToldApart() {
    assertThat(judge(26, null, true).orElseThrow().message())
        .isEqualTo(
            "db would be replaced, and its newest backup is missing, and policy daily wants one of at"
                + " most 26 h");
    Verdict hidden = judge(26, null, false).orElseThrow();
    assertThat(hidden.message()).contains("whether it has a backup cannot be seen");
    assertThat(hidden.remedy()).contains("VM.Backup", "Datastore.AllocateSpace on \"store\"");
  }

  @Test
  void nobodyIsAskedWithoutAMaximumAgeOrForAnotherChange() {
    assertThat(BackupAgeRule.isAsked(REPLACED, policy(26))).isTrue();
    assertThat(BackupAgeRule.isAsked(REPLACED, policy(null))).isFalse();
    assertThat(BackupAgeRule.isAsked(change("db", Action.UPDATE, false), policy(26))).isFalse();
    assertThat(judge(null, null, true)).isEmpty();
  }

  private static Optional<Verdict> judge(
      @Nullable Integer hours, @Nullable Duration age, boolean isSeen) {
    return BackupAgeRule.judge(
        "shop",
        REPLACED,
        policy(hours),
        new LastBackup(age == null ? null : NOW.minus(age), isSeen),
        NOW);
  }

  private static BackupPolicy policy(@Nullable Integer hours) {
    return new BackupPolicy(
        "daily",
        "02:30",
        "store",
        BackupPolicy.Mode.SNAPSHOT,
        BackupPolicy.Compression.ZSTD,
        new Retention.Everything(),
        ServerSelector.NONE,
        hours,
        "",
        new Origins(new Location("catalog/backups.yaml", 3, 9, 1), Map.of()));
  }
}
