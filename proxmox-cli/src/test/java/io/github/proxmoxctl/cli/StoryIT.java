package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from nothing to a recorded estate and through the changes of its life. */
class StoryIT {

  @TempDir Path folder;

  @Test
  void theSampleIsPlannedAppliedAndRecorded() {
    try (Scene scene = Scene.ofSample(folder)) {
      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out()).contains("+ create", "shop-web-1", "5 to create");
      // what looks protected and is not is named, once for all servers, and is no failure
      String unobeyed = "warning[firewall.off]: the firewall of cluster";
      assertThat(plan.err())
          .containsOnlyOnce(unobeyed)
          .contains("the rules of 5 servers are not in force");
      assertThat(scene.repo().read("target/proxmox/plan-result.json")).contains("firewall.off");
      assertThat(scene.run(0, "plan", "--output", "markdown").out())
          .contains("the rules of 5 servers are not in force");

      assertThat(scene.run(0, "apply").err()).containsOnlyOnce(unobeyed);

      assertThat(scene.api().names())
          .containsExactly("shop-app-1", "shop-app-2", "shop-db", "shop-web-1", "shop-web-2");
      Answer again = scene.run(0, "plan", "--all", "--detailed-exitcode");
      assertThat(again.out()).startsWith("shop: no changes (5 servers").hasLineCount(1);
      assertThat(scene.repo().recorded("shop.yaml")).contains("shop-db:", "uuid: ");
      assertThat(scene.repo().story("%an: %s")).hasSize(2).allMatch(s -> s.startsWith("Ada Love"));
      assertThat(scene.repo().story("%B").toString())
          .contains(
              "Stack: shop", "Source-Commit: " + scene.repo().git("rev-parse", "HEAD").strip())
          .contains("Plan-Digest: ", "Run: ", "Actor: Ada Lovelace <ada@example.org>")
          .contains("Tool-Version: ");
      assertThat(scene.repo().git("status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void aDatastoreIsAStorageByAnotherName() {
    String data = "disks: [{name: data, size: 1GiB, datastore: local-lvm}]";
    try (Scene scene = Scene.of(folder, InfraRepo.server("one", data))) {
      scene.apply();
      InfraRepo repo = scene.repo();
      repo.write(
          "catalog/datastores.yaml",
          """
          apiVersion: proxmoxctl/v1
          kind: Datastore
          metadata: {name: ssd}
          spec: {storage: local-lvm}
          """);
      repo.write(
          "catalog/images.yaml", repo.read("catalog/images.yaml").replace("local-lvm", "ssd"));
      assertThat(scene.run(3, "validate").err())
          .contains("there is no datastore \"local-lvm\"", "did you mean \"ssd\"?");
      repo.write(
          "servers/shop/servers.yaml", InfraRepo.server("one", data.replace("local-lvm", "ssd")));
      repo.commit("A datastore");

      scene.assertNothingToDo();
    }
  }

  @Test
  void moreMemoryIsOneLineAndOneUpdateInPlace() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      scene.apply();
      String before = scene.api().config("one").path("smbios1").asText();
      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("one").replace("1GiB", "2GiB") + "---\n" + InfraRepo.server("two"));
      scene.repo().commit("More memory");

      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(lines(plan, "one"))
          .singleElement()
          .asString()
          .contains("~ restart", "memory 1 GiB → 2 GiB", "servers/shop/servers.yaml");
      assertThat(plan.out()).contains("1 to change (1 restart)", "1 unchanged");

      scene.run(0, "apply");
      assertThat(scene.api().config("one").path("memory").asText()).isEqualTo("2048");
      assertThat(scene.api().config("one").path("smbios1").asText()).isEqualTo(before);
      scene.assertNothingToDo();
    }
  }

  @Test
  void whatAHandChangedIsShownAsSuchAndSetBack() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      scene.api().change("one", Map.of("cores", "4"));

      // it waits for a restart, and the cluster's list shows what is in force
      scene.run(0, "plan", "--detailed-exitcode");
      Answer plan = scene.run(2, "plan", "--all", "--detailed-exitcode");
      assertThat(lines(plan, "one"))
          .singleElement()
          .asString()
          .contains("~ restart", "cpu.cores 4 → 1 (changed by hand)");

      scene.run(0, "apply");
      assertThat(scene.api().config("one").path("cores").asText()).isEqualTo("1");
      scene.assertNothingToDo();
    }
  }

  @Test
  void aRemovedServerIsRefusedUntilThisVeryPlanIsApproved() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      scene.apply();
      scene.repo().write("servers/shop/servers.yaml", InfraRepo.server("one"));
      scene.repo().commit("Without two");

      Answer plan = scene.run(0, "plan");
      assertThat(plan.out()).contains("- destroy", "two", "maxDestroys");
      Answer refused = scene.run(4, "apply");
      assertThat(refused.err()).contains("policy.maxDestroys", "add --approve ");
      assertThat(scene.api().names()).containsExactly("one", "two");
      scene.run(4, "apply", "--approve", "0123456789ab");

      scene.run(0, "apply", "--approve", digest(refused));
      assertThat(scene.api().names()).containsExactly("one");
      assertThat(scene.repo().story("%B").toString()).contains("Approved-By: Ada Lovelace");
      scene.assertNothingToDo();
    }
  }

  @Test
  void aRemovedProtectedServerIsRefusedWhateverIsApproved() {
    try (Scene scene =
        Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two", "protect: true"))) {
      scene.apply();
      scene.repo().write("servers/shop/servers.yaml", InfraRepo.server("one"));
      scene.repo().commit("Without two");

      Answer plan = scene.run(4, "plan");
      assertThat(plan.out()).contains("two is protected");
      scene.run(4, "apply", "--approve", shownDigest(plan));
      assertThat(scene.api().names()).containsExactly("one", "two");
    }
  }

  static List<String> lines(Answer answer, String word) {
    return answer.out().lines().filter(line -> line.matches(".*\\b" + word + "\\b.*")).toList();
  }

  /** What the refusal says to type. */
  static String digest(Answer refused) {
    return refused.err().replaceAll("(?s).*add --approve ([0-9a-f]+).*", "$1");
  }

  /** The digest in a plan's head. */
  static String shownDigest(Answer plan) {
    return plan.out()
        .lines()
        .findFirst()
        .orElseThrow()
        .replaceAll(".*digest ", "")
        .replace(" ", "");
  }
}
