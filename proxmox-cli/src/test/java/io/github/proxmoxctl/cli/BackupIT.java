package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup jobs of a stack, through the real provider to the lab. */
class BackupIT {

  private static final String SERVERS = "servers/shop/servers.yaml";
  private static final String POLICIES = "catalog/backups.yaml";
  private static final String JOBS = "/cluster/backup";
  private static final String DAILY = JOBS + "/acme_shop_daily";
  private static final String DAILY_POLICY =
      """
      apiVersion: proxmoxctl/v1
      kind: BackupPolicy
      metadata: {name: daily}
      spec:
        schedule: "02:30"
        datastore: local
        keep: {last: 3, daily: 7}
      """;

  @TempDir Path folder;

  @Test
  void jobsFollowTheirServersAndWhatWasDoneByHandIsSetRight() {
    String db = InfraRepo.server("db", "backup: [daily]");
    String web = InfraRepo.server("web", "backup: [daily]");
    try (Scene scene = Scene.of(folder, db)) {
      scene.repo().write(POLICIES, DAILY_POLICY);
      scene.repo().commit("A policy");

      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("  backups     daily  new: 02:30 · keep daily 7, last 3 · 1 server, + db")
          .contains("1 to create, 1 backup job to create")
          .doesNotContain("proxmox_backup");
      assertThat(plan.err()).doesNotContain("setting.notYet");
      scene.run(0, "apply");
      assertThat(job(scene).path("vmid").asText()).isEqualTo(id(scene, "db"));
      assertThat(job(scene).path("prune-backups").path("keep-daily").asText()).isEqualTo("7");
      assertThat(scene.repo().recorded("shop.yaml")).contains("backups:").contains("daily");
      assertThat(scene.run(0, "state", "list").out()).contains("shop/backup  serial");
      scene.assertNothingToDo();

      // members, and the policy itself
      scene.repo().write(SERVERS, db + "---\n" + web);
      change(scene, POLICIES, "\"02:30\"", "sun 04:00");
      assertThat(scene.run(2, "plan", "--detailed-exitcode").out())
          .contains("  backups     daily  + web, schedule 02:30 → sun 04:00");
      scene.run(0, "apply");
      assertThat(job(scene).path("vmid").asText()).contains(id(scene, "db"), id(scene, "web"));
      assertThat(job(scene).path("schedule").asText()).isEqualTo("sun 04:00");
      scene.assertNothingToDo();

      // changed by hand, then removed by hand: the provider alone would refuse to plan
      call(scene, "PUT", DAILY, Map.of("enabled", "0", "vmid", id(scene, "web")));
      assertThat(scene.run(2, "plan", "--all", "--detailed-exitcode").out())
          .contains("daily  + db, enabled false → true (changed by hand)");
      call(scene, "DELETE", DAILY, Map.of());
      // drift names it as well, and the provider's failure to read it stops nothing
      assertThat(scene.run(2, "drift", "--detailed-exitcode").out())
          .contains("vanished   backup job daily  was removed by hand; apply makes it again")
          .contains("1 vanished; 2 servers checked in");
      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.err()).contains("backup.gone").contains(POLICIES + ":3");
      assertThat(plan.out().replaceAll("\\s+", " "))
          .contains("daily new: sun 04:00 · keep daily 7, last 3 · 2 servers, + db, web");
      scene.run(0, "apply");
      assertThat(job(scene).path("enabled").asInt()).isEqualTo(1);
      scene.assertNothingToDo();

      // back to the storage's own retention, in place
      change(scene, POLICIES, "keep: {last: 3, daily: 7}", "keep: byStorage");
      assertThat(scene.run(2, "plan", "--detailed-exitcode").out())
          .contains("daily  keep daily 7, last 3 → byStorage")
          .contains("1 backup job to change");
      scene.run(0, "apply");
      assertThat(job(scene).has("prune-backups")).isFalse();
      scene.assertNothingToDo();
    }
  }

  @Test
  void aJobLosesItsServersAndGoesWithTheLast() {
    String db = InfraRepo.server("db", "backup: [daily]");
    String web = InfraRepo.server("web", "backup: [daily]");
    try (Scene scene = Scene.of(folder, db, web)) {
      scene.repo().write(POLICIES, DAILY_POLICY);
      scene.repo().commit("A policy");
      scene.apply();

      scene.repo().write(SERVERS, db.replace("  backup: [daily]\n", "") + "---\n" + web);
      scene.repo().commit("db is not backed up");
      assertThat(scene.run(2, "plan", "--detailed-exitcode").out())
          .contains("daily  - db (its archives stay)");
      scene.run(0, "apply");
      assertThat(job(scene).path("vmid").asText()).isEqualTo(id(scene, "web"));
      scene.repo().write(SERVERS, db.replace("  backup: [daily]\n", ""));
      scene.repo().commit("web goes");
      Answer plan = scene.run(0, "plan");
      assertThat(plan.out())
          .contains("daily  goes with its last server, - web (its archives stay)");
      scene.run(0, "apply", "--approve", StoryIT.shownDigest(plan));
      assertThat(scene.api().call("GET", JOBS, Map.of())).isEmpty();
      assertThat(scene.repo().recorded("shop.yaml")).doesNotContain("backups:");
      scene.assertNothingToDo();
    }
  }

  @Test
  void aJobThatAKilledRunMadeIsTakenOver() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("db", "backup: [daily]"))) {
      scene.repo().write(POLICIES, DAILY_POLICY);
      scene.repo().commit("A policy");
      call(
          scene,
          "POST",
          JOBS,
          Map.of("id", "acme_shop_daily", "schedule", "1:00", "storage", "local", "vmid", "999"));

      assertThat(scene.run(2, "plan", "--detailed-exitcode").out())
          .contains("daily  exists and is taken into the state, + db")
          .contains("schedule 1:00 → 02:30");
      scene.run(0, "apply");

      assertThat(job(scene).path("schedule").asText()).isEqualTo("02:30");
      assertThat(job(scene).path("vmid").asText()).isEqualTo(id(scene, "db"));
      scene.assertNothingToDo();
    }
  }

  private static JsonNode job(Scene scene) {
    return scene.api().call("GET", DAILY, Map.of());
  }

  private static void call(Scene scene, String method, String path, Map<String, String> form) {
    scene.api().call(method, path, form);
  }

  private static String id(Scene scene, String server) {
    return Integer.toString(scene.api().vm(server).id());
  }

  private static void change(Scene scene, String file, String before, String after) {
    scene.repo().replace(file, before, after);
    scene.repo().commit("Change");
  }
}
