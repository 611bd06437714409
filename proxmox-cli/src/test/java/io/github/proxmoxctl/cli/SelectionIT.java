package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks and roots, approvals and what they are compared with, names that change. */
class SelectionIT {

  @TempDir Path folder;

  @Test
  void twoStacksOfSeveralRootsArePlannedTogetherAndAppliedOneByOne() {
    try (Scene scene =
        Scene.of(folder, InfraRepo.server("a1"), InfraRepo.server("a2"), InfraRepo.server("a3"))) {
      scene.repo().replace("proxmox.yaml", "serversPerRoot: 20", "serversPerRoot: 2");
      scene.repo().write("servers/office/servers.yaml", InfraRepo.server("b1"));
      scene.repo().commit("Two stacks");

      Answer plan = scene.run(0, "plan");
      assertThat(plan.out())
          .contains(
              "stack office",
              "stack shop",
              "3 to create",
              "Planned 2 roots.",
              "Planned 3 roots in ",
              "Digest of the whole plan");
      assertThat(scene.run(0, "plan").out().replaceAll("in \\d+\\.\\d s", ""))
          .isEqualTo(plan.out().replaceAll("in \\d+\\.\\d s", ""));

      scene.run(0, "apply", "--stack", "office");
      assertThat(scene.api().names()).containsExactly("b1");
      assertThat(scene.repo().recorded("office.yaml")).contains("b1:");
      Answer shop = scene.run(2, "plan", "--stack", "shop", "--detailed-exitcode");
      assertThat(shop.out()).contains("3 to create").doesNotContain("b1 ");
      scene.run(0, "plan", "--stack", "office", "--detailed-exitcode");

      scene.apply();
      assertThat(scene.api().names()).containsExactly("a1", "a2", "a3", "b1");
      assertThat(scene.repo().recorded("shop.yaml")).contains("root: \"r01\"", "root: \"r02\"");
      Answer empty = scene.run(0, "plan", "--detailed-exitcode");
      assertThat(empty.out())
          .contains("office: no changes (1 server", "shop: no changes (3 servers");
      Answer unknown = scene.run(64, "plan", "--stack", "sohp");
      assertThat(unknown.err()).contains("there is no stack \"sohp\"", "shop");
    }
  }

  @Test
  void whatChangedSinceTheApprovalIsShownByAddressAndNothingIsDone() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.run(0, "plan");
      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("one") + "---\n" + InfraRepo.server("two"));
      scene.repo().commit("And two");

      Answer refused = scene.run(4, "apply");
      assertThat(refused.err())
          .contains("two was not approved as it is now", "module.server[\"two\"]", "run plan again")
          .doesNotContain("one was not approved");
      assertThat(scene.api().names()).isEmpty();
      scene.apply();
      assertThat(scene.api().names()).containsExactly("one", "two");
    }
  }

  @Test
  void nothingIsAppliedWithoutAPlanOrFromAnUncommittedTree() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      assertThat(scene.run(4, "apply").err()).contains("no plan is approved", "run plan, read it");

      scene
          .repo()
          .write("servers/shop/servers.yaml", InfraRepo.server("one").replace("1GiB", "2GiB"));
      String commit = scene.repo().git("rev-parse", "--short=7", "HEAD").strip();
      assertThat(scene.run(0, "plan").out()).contains(commit + "+changes");
      assertThat(scene.run(4, "apply").err())
          .contains("the desired state differs from the commit", "servers/shop/servers.yaml");
      assertThat(scene.api().names()).isEmpty();
    }
  }

  @Test
  void aRenamedServerKeepsItsVm() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("mysql"))) {
      scene.apply();
      int id = scene.api().vm("mysql").id();
      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("db").replace("{name: db}", "{name: db, formerNames: [mysql]}"));
      scene.repo().commit("mysql is db now");

      Answer plan = scene.run(0, "plan");
      assertThat(plan.out())
          .contains("renamed from mysql", "db")
          .doesNotContain("destroy", "create");
      scene.run(0, "apply");
      assertThat(scene.api().vm("db").id()).isEqualTo(id);
      assertThat(scene.repo().recorded("shop.yaml")).contains("  db:", "firstName: \"mysql\"");
      scene.assertNothingToDo();
    }
  }

  @Test
  void aRunThatFailedInPartGoesOn() {
    try (Scene scene =
        Scene.of(
            folder,
            InfraRepo.server("one"),
            InfraRepo.server("two", "disks: [{name: data, size: 1GiB, datastore: nowhere}]"))) {
      scene.run(0, "plan");
      Answer failed = scene.operator().run("apply");
      failed.expect(5);
      assertThat(failed.err())
          .contains(
              "two could not be created: a datastore is not there",
              "storage 'nowhere' does not exist");
      assertThat(failed.out()).contains("Applied in part: 1 created.");
      assertThat(scene.repo().recorded("shop.yaml")).contains("  one:").contains("intents:\n");
      scene.repo().replace("servers/shop/servers.yaml", ", datastore: nowhere", "");
      scene.repo().commit("A disk that fits");
      scene.apply();
      assertThat(scene.api().names()).containsExactly("one", "two");
      scene.assertNothingToDo();
      assertThat(scene.repo().recorded("shop.yaml")).contains("intents: []");
    }
  }

  @Test
  void markdownJsonAndTheResultFileSayTheSame() throws IOException {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      Answer markdown = scene.run(2, "plan", "-o", "markdown", "--detailed-exitcode");
      assertThat(markdown.out()).startsWith("**Ready to deploy.** 1 to create").contains("`one`");
      Answer answer = scene.run(2, "plan", "-o", "json", "--detailed-exitcode");
      JsonNode json = new ObjectMapper().readTree(answer.out());
      assertThat(json)
          .isEqualTo(
              new ObjectMapper().readTree(scene.repo().read("target/proxmox/plan-result.json")));
      assertThat(json.path("outcome").asText()).isEqualTo("changes-present");
      assertThat(json.path("exitCode").asInt()).isEqualTo(2);
      assertThat(json.path("formatVersion").asText()).isNotEmpty();
      String digest = json.path("digest").asText();

      JsonNode applied =
          new ObjectMapper()
              .readTree(scene.run(0, "apply", "-o", "json", "--approve", digest).out());
      assertThat(applied.path("planDigest").asText()).isEqualTo(digest);
      assertThat(applied.path("ledgerCommit").asText())
          .isEqualTo(
              scene.repo().git(scene.repo().remote(), "rev-parse", "proxmoxctl/ledger").strip());
      assertThat(applied)
          .isEqualTo(
              new ObjectMapper().readTree(scene.repo().read("target/proxmox/apply-result.json")));
    }
  }

  @Test
  void aServerThatMovedToAnotherAllowedNodeStaysThere() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      String node = scene.api().vm("one").node();
      String other = node.equals("pve1") ? "pve2" : "pve1";
      scene.api().migrate("one", other);

      scene.assertNothingToDo();
      scene.repo().replace("servers/shop/servers.yaml", "1GiB", "2GiB");
      scene.repo().commit("More memory");
      scene.apply();
      assertThat(scene.api().vm("one").node()).isEqualTo(other);
      assertThat(scene.api().config("one").path("memory").asText()).isEqualTo("2048");
    }
  }

  @Test
  void aServerThatIsGoneIsCreatedAgain() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      scene.apply();
      int id = scene.api().vm("two").id();
      scene.api().stopAndDelete("two");

      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out()).contains("+ create", "1 to create; 1 unchanged");
      scene.run(0, "apply");
      assertThat(scene.api().vm("two").id()).isEqualTo(id);
      scene.assertNothingToDo();
    }
  }

  @Test
  void aForeignVmOnOurIdIsNamedAndLeftAlone() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.run(0, "plan");
      int id =
          scene
              .repo()
              .read("target/proxmox/roots/shop/r01/servers.auto.tfvars.json")
              .lines()
              .filter(l -> l.contains("\"vm_id\""))
              .map(l -> l.replaceAll("\\D", ""))
              .mapToInt(Integer::parseInt)
              .findFirst()
              .orElseThrow();
      scene.api().cloneTemplate(9001, "pve1", id, "stranger");

      for (String goal : new String[] {"plan", "apply"}) {
        // the last plan was overwritten by the one that failed
        Answer refused =
            scene
                .operator()
                .run(goal, goal.equals("plan") ? "--detailed-exitcode" : "--approve=000000000000");
        refused.expect(1);
        assertThat(refused.err())
            .contains(
                "VM id " + id + ", which one would get, belongs to \"stranger\" on pve1",
                "servers/shop/servers.yaml");
      }
      assertThat(scene.api().names()).containsExactly("stranger");
    }
  }

  @Test
  void aVmThatIsNotOursAnyMoreIsNotTouched() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      scene.api().change("one", Map.of("smbios1", "uuid=11111111-2222-4333-8444-555555555555"));

      scene.repo().replace("servers/shop/servers.yaml", "1GiB", "2GiB");
      scene.repo().commit("More memory");
      Answer plan = scene.operator().run("plan");
      plan.expect(4);
      assertThat(plan.out())
          .contains("is not the one that was applied", "11111111-2222-4333-8444-555555555555");
      scene.repo().write("servers/shop/servers.yaml", InfraRepo.server("other"));
      scene.repo().commit("one goes");
      Answer gone = scene.operator().run("plan");
      gone.expect(4);
      scene.run(4, "apply", "--approve", StoryIT.shownDigest(gone));
      assertThat(scene.api().names()).containsExactly("one");
    }
  }
}
