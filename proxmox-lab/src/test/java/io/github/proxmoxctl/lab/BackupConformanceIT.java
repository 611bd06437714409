package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Proxmox VE does and refuses with backup jobs, in its words (pve-manager, API2/Backup.pm).
 */
class BackupConformanceIT {
  private static final String JOBS = "/cluster/backup";
  private static final String JOB = JOBS + "/acme_shop_daily";

  @TempDir static Path folder;

  static Lab lab;
  static ApiClient api;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(folder));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @AfterEach
  void forgetTheJobs() {
    for (JsonNode job : api.get(JOBS).data()) {
      api.delete(JOBS + "/" + job.path("id").asText());
    }
  }

  @Test
  void whatGoesInAsAStringComesOutAsAnObject() {
    assertThat(create(Map.of("prune-backups", "keep-last=3,keep-daily=7")).status()).isEqualTo(200);

    JsonNode job = api.get(JOB).data();

    assertThat(job.path("type").asText()).isEqualTo("vzdump");
    assertThat(job.path("enabled").asInt()).as("by default").isEqualTo(1);
    assertThat(job.path("vmid").asText()).isEqualTo("100,101");
    assertThat(job.path("prune-backups").path("keep-daily").asText()).isEqualTo("7");
    assertThat(job.has("next-run")).isFalse();
    assertThat(api.get(JOBS + "/").data())
        .filteredOn(listed -> listed.path("id").asText().equals("acme_shop_daily"))
        .singleElement()
        .satisfies(
            listed ->
                assertThat(listed.path("next-run").asLong())
                    .isGreaterThan(System.currentTimeMillis() / 1000));
  }

  @Test
  void anIdIsLetteredAtFirstAndOneAboveFiftyCanBeMadeButNotRead() {
    assertThat(create(Map.of("id", "1st")).error("id"))
        .isEqualTo("invalid format - invalid configuration ID '1st'");
    String tooLong = "x".repeat(51);

    assertThat(create(Map.of("id", tooLong)).status()).isEqualTo(200);

    assertThat(api.get(JOBS + "/" + tooLong).error("id"))
        .isEqualTo("value may only be 50 characters long");
  }

  @Test
  void aSecondJobOfThatIdIsRefused() {
    create(Map.of());

    Answer second = create(Map.of());

    assertThat(second.status()).isEqualTo(500);
    assertThat(second.message()).isEqualTo("Job 'acme_shop_daily' already exists");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(create(Map.of("schedule", "0 2 * * *")).error("schedule"))
        .startsWith("invalid format - invalid calendar event '0 2 * * *'");
    assertThat(create(Map.of("vmid", "web")).error("vmid"))
        .isEqualTo("invalid format - value does not look like a valid VM ID");
    assertThat(create(Map.of("mode", "copy")).error("mode"))
        .isEqualTo(
            "value 'copy' does not have a value in the enumeration 'snapshot, suspend, stop'");
    assertThat(create(Map.of("prune-backups", "keep-some=1")).error("prune-backups"))
        .contains("keep-some");
    assertThat(create(Map.of("prune-backups", "keep-all=1,keep-last=1")).error("prune-backups"))
        .contains("keep-all cannot be set together with other options.");
    assertThat(create(Map.of("maxfiles", "3")).error("maxfiles"))
        .startsWith("property is not defined in schema");
    assertThat(create(Map.of("script", "/bin/true")).error("script"))
        .isEqualTo("Only root may set this option.");
    assertThat(create(Map.of("notes-template", "{{name}}")).message())
        .contains("notes-template: found unknown: variable 'name' at char 2");
    assertThat(create(Map.of("all", "1")).message())
        .contains("all: option conflicts with option 'vmid'");
    assertThat(api.get(JOB).status()).as("nothing was made").isEqualTo(400);
  }

  @Test
  void guestsAndAScheduleAreNeeded() {
    assertThat(api.post(JOBS, Map.of("storage", "local", "schedule", "1:00")).message())
        .contains("vmid: property is missing");
    assertThat(api.post(JOBS, Map.of("storage", "local", "vmid", "100")).error("schedule"))
        .isEqualTo("neither 'starttime' nor 'schedule' were set");
    assertThat(
            api.post(JOBS, Map.of("vmid", "100", "schedule", "1:00", "notes-template", "x"))
                .error("storage"))
        .isEqualTo("missing property - 'notes-template' requires this property");
  }

  @Test
  void aStorageWithoutBackupsIsTakenAsProxmoxTakesIt() {
    assertThat(create(Map.of("storage", "local-lvm")).status()).isEqualTo(200);
  }

  @Test
  void anUpdateChangesAndDeletesOptions() {
    create(Map.of("comment", "made"));

    assertThat(api.put(JOB, Map.of("schedule", "sun 04:00", "delete", "comment,compress")).status())
        .isEqualTo(200);

    JsonNode job = api.get(JOB).data();
    assertThat(job.path("schedule").asText()).isEqualTo("sun 04:00");
    assertThat(job.has("comment")).isFalse();
    assertThat(job.has("compress")).isFalse();
    assertThat(api.put(JOB, Map.of("delete", "enabled")).message())
        .contains("delete: unknown option 'enabled'");
    assertThat(api.put(JOB, Map.of()).message()).isEqualTo("no options specified");
    assertThat(api.put(JOB, Map.of("delete", "vmid")).message())
        .contains("vmid: property is missing");
    assertThat(api.get(JOB).data().path("vmid").asText()).isEqualTo("100,101");
  }

  @Test
  void aMissingJobIsRefusedInThreeWays() {
    assertThat(api.get(JOB).status()).isEqualTo(400);
    assertThat(api.get(JOB).error("id")).isEqualTo("No such job 'acme_shop_daily'");
    assertThat(api.put(JOB, Map.of("schedule", "1:00")).message()).isEqualTo("no such vzdump job");
    assertThat(api.delete(JOB).status()).isEqualTo(500);
    assertThat(api.delete(JOB).message()).contains("No such job 'acme_shop_daily'");
  }

  @Test
  void aReaderReadsOnly() {
    create(Map.of());
    ApiClient reader = new ApiClient(lab, "plan");

    assertThat(reader.get(JOB).status()).isEqualTo(200);
    assertThat(reader.delete(JOB).status()).isEqualTo(403);
  }

  @Test
  void aPurgedGuestLeavesItsJobsAndTakesThoseAlongThatNamedOnlyIt() {
    TestGuest gone = TestGuest.cloned(api);
    TestGuest kept = TestGuest.cloned(api);
    create(Map.of("vmid", gone.id + "," + kept.id));
    create(Map.of("id", "alone", "vmid", String.valueOf(gone.id)));

    api.exitStatus(api.delete(gone.path + "?purge=1"));

    assertThat(api.get(JOB).data().path("vmid").asText()).isEqualTo(String.valueOf(kept.id));
    assertThat(api.get(JOBS + "/alone").status()).isEqualTo(400);
    api.exitStatus(api.delete(kept.path));
    assertThat(api.get(JOB).data().path("vmid").asText())
        .as("without purge it stays named")
        .isEqualTo(String.valueOf(kept.id));
  }

  @Test
  void whoIsInNoJobIsNamed() {
    TestGuest guest = TestGuest.cloned(api);
    assertThat(notBackedUp()).contains("\"vmid\":" + guest.id);

    create(Map.of("vmid", String.valueOf(guest.id), "enabled", "0"));

    assertThat(notBackedUp()).as("an idle job counts").doesNotContain("\"vmid\":" + guest.id);
  }

  private static String notBackedUp() {
    return api.get("/cluster/backup-info/not-backed-up").data().toString();
  }

  private static Answer create(Map<String, String> changes) {
    Map<String, String> job =
        new HashMap<>(
            Map.of(
                "id", "acme_shop_daily",
                "schedule", "02:30",
                "storage", "local",
                "compress", "zstd",
                "vmid", "100,101"));
    job.putAll(changes);
    return api.post(JOBS, job);
  }
}
