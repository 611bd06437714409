package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup jobs by the real Terraform and provider; each run ends with an empty plan. */
class BackupJobsIT {
  @TempDir static Path shared;

  static TerraformLab lab;

  @TempDir Path folder;

  @BeforeAll
  static void startLab() {
    lab = TerraformLab.start(shared);
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void createsChangesAndRemovesAJob() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_life";
    applied(terraform, job(id, Map.of()));
    assertThat(read(id).path("schedule").asText()).isEqualTo("02:30");
    assertThat(read(id).path("vmid").asText()).isEqualTo("999,1001,1002");
    assertThat(read(id).path("prune-backups").toString())
        .isEqualTo("{\"keep-daily\":\"7\",\"keep-last\":\"3\"}");
    assertThat(read(id).path("notes-template").asText()).isEqualTo("{{guestname}} \\\\ \\n x");

    applied(terraform, job(id, Map.of("schedule", "sun 04:00", "compress", "0")));
    assertThat(read(id).path("schedule").asText()).isEqualTo("sun 04:00");
    assertThat(read(id).path("compress").asText()).isEqualTo("0");

    applied(terraform, job(id, Map.of("vm_ids", List.of(1002))));
    assertThat(read(id).path("vmid").asText()).isEqualTo("1002");

    applied(terraform, job(id, Map.of("keep", Map.of("keep-all", "1"))));
    assertThat(read(id).path("prune-backups").toString()).isEqualTo("{\"keep-all\":\"1\"}");

    Map<String, Object> withoutNotes = job(id, Map.of());
    withoutNotes.put("notes", null);
    applied(terraform, withoutNotes);
    assertThat(read(id).has("notes-template")).isFalse();

    terraform.jobs(Map.of(), Map.of());
    terraform.apply().succeeded();
    assertThat(exists(id)).isFalse();
    assertThat(terraform.plan().exitCode()).isZero();
  }

  @Test
  void leavesRetentionToTheStorageAndTakesItBack() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_keep";
    applied(terraform, job(id, Map.of()));

    Map<String, Object> byStorage = job(id, Map.of());
    byStorage.put("keep", null);
    applied(terraform, byStorage);
    assertThat(read(id).has("prune-backups")).isFalse();

    applied(terraform, job(id, Map.of()));
    assertThat(read(id).path("prune-backups").path("keep-last").asText()).isEqualTo("3");
  }

  @Test
  void seesAndSetsBackWhatWasChangedByHand() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_drift";
    applied(terraform, job(id, Map.of()));
    lab.api.put(
        "/cluster/backup/" + id,
        Map.of("enabled", "0", "vmid", "999", "prune-backups", "keep-last=1", "node", "pve1"));

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    JsonNode change = terraform.plannedChanges().get(0).path("change");

    assertThat(change.path("actions").toString()).isEqualTo("[\"update\"]");
    assertThat(change.path("before").path("enabled").asBoolean()).isFalse();
    applied(terraform, job(id, Map.of()));
    assertThat(read(id).path("enabled").asInt()).isEqualTo(1);
    assertThat(read(id).path("vmid").asText()).isEqualTo("999,1001,1002");
    assertThat(read(id).has("node")).isFalse();
  }

  @Test
  void adoptsAJobThatAKilledRunLeft() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_orphan";
    lab.api.post(
        "/cluster/backup", Map.of("id", id, "schedule", "1:00", "storage", "local", "vmid", "999"));

    terraform.jobs(Map.of("daily", job(id, Map.of())), Map.of("daily", id));
    terraform.apply().succeeded();

    applied(terraform, job(id, Map.of()));
    assertThat(read(id).path("schedule").asText()).isEqualTo("02:30");
  }

  @Test
  void aTakenIdIsRefusedAndItsOwnerIsLeftAlone() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_taken";
    lab.api.post(
        "/cluster/backup", Map.of("id", id, "schedule", "1:00", "storage", "local", "vmid", "999"));

    terraform.jobs(Map.of("daily", job(id, Map.of())), Map.of());
    TerraformFolder.Outcome outcome = terraform.apply();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("already exists");
    assertThat(read(id).path("schedule").asText()).isEqualTo("1:00");
  }

  /** The provider's fault that our state backend works around. */
  @Test
  void aJobThatWasRemovedByHandStopsThePlan() {
    TerraformFolder terraform = folder("apply");
    String id = "acme_shop_gone";
    applied(terraform, job(id, Map.of()));
    lab.api.delete("/cluster/backup/" + id);

    TerraformFolder.Outcome outcome = terraform.plan();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("Unable to Read Backup Job");
  }

  @Test
  void theReadingTokenPlansButCannotApply() {
    TerraformFolder terraform = folder("plan");
    terraform.jobs(Map.of("daily", job("acme_shop_reader", Map.of())), Map.of());

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    TerraformFolder.Outcome outcome = terraform.apply();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("403").contains("Sys.Modify");
  }

  private TerraformFolder folder(String identity) {
    return TerraformFolder.ofBackup(folder.resolve("root"), lab.lab, lab.lab.token(identity));
  }

  private static void applied(TerraformFolder terraform, Map<String, Object> job) {
    terraform.jobs(Map.of("daily", job), Map.of());
    terraform.apply().succeeded();
    TerraformFolder.Outcome second = terraform.plan();
    assertThat(second.exitCode()).as(second.output()).isZero();
  }

  private static JsonNode read(String id) {
    return lab.api.get("/cluster/backup/" + id).data();
  }

  private static boolean exists(String id) {
    return lab.api.get("/cluster/backup/" + id).status() == 200;
  }

  private static Map<String, Object> job(String id, Map<String, Object> changes) {
    Map<String, Object> job =
        new HashMap<>(
            Map.of(
                "id", id,
                "schedule", "02:30",
                "storage", "local",
                "vm_ids", List.of(1002, 999, 1001),
                "mode", "snapshot",
                "compress", "zstd",
                "keep", Map.of("keep-last", "3", "keep-daily", "7"),
                "notes", "{{guestname}} \\\\ \\n x"));
    job.putAll(changes);
    return job;
  }
}
