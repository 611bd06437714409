package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform plans the roots that something speaks for, and no other. */
class PreCheckIT {

  private static final String OFF = "power: stopped";
  private static final String HERE = "tags: [shop]";

  @TempDir Path folder;

  @Test
  void eachThingThatTheListShowsAloneHasJustItsRootPlanned() {
    try (Scene scene = threeRoots()) {
      LabApi api = scene.api();
      assertThat(scene.run(0, "plan").out())
          .startsWith("shop: no changes (3 servers, checked in ")
          .contains("; 3 of 3 roots by the cluster's list)")
          .hasLineCount(1);
      assertPlanned(scene, Map.of());

      api.change("one", Map.of("cores", "4"));
      assertPlanned(scene, Map.of("r01", "one: cpu.cores 1, found 4"));
      api.change("one", Map.of("cores", "1"));
      assertPlanned(scene, Map.of());

      api.change("one", Map.of("memory", "2048"));
      assertPlanned(scene, Map.of("r01", "one: memory 1024, found 2048"));
      api.change("one", Map.of("memory", "1024"));

      api.change("one", Map.of("tags", "shop;hand"));
      assertPlanned(scene, Map.of("r01", "one: tags [shop], found [hand, shop]"));
      api.change("one", Map.of("tags", "shop"));

      api.change("one", Map.of("name", "intruder"));
      assertPlanned(scene, Map.of("r01", "one: name one, found intruder"));
      api.change("intruder", Map.of("name", "one"));

      api.migrate("one", "pve2");
      assertPlanned(scene, Map.of("r01", "one: placement.node pve1, found pve2"));
      api.migrate("one", "pve1");
      api.migrate("two", other(api.vm("two").node()));
      assertPlanned(scene, Map.of());

      api.start("one");
      api.cut("two");
      assertPlanned(
          scene,
          Map.of(
              "r01", "one: power stopped, found running",
              "r02", "two: power running, found stopped"));
      api.cut("one");
      api.start("two");
      assertPlanned(scene, Map.of());

      api.stopAndDelete("zed");
      assertPlanned(scene, Map.of("r03", "zed: vm VM "));
      api.makeTemplate("one");
      assertPlanned(scene, Map.of("r01", "one: template false, found true", "r03", "zed: vm VM "));
    }
  }

  @Test
  void oneChangedServerIsPlannedAndAppliedAlone() {
    try (Scene scene = threeRoots()) {
      scene
          .repo()
          .replace("servers/shop/servers.yaml", "name: two}", "name: zwei, formerNames: [two]}");
      scene.repo().commit("Another name");
      assertThat(scene.run(0, "plan").out())
          .contains(
              "renamed from two",
              "Planned 1 of 3 roots in ",
              "; the others by the cluster's list.");
      scene.run(0, "apply");
      // the move is made: what it was made from is what the server is made from
      assertPlanned(scene, Map.of());

      scene
          .repo()
          .replace(
              "servers/shop/servers.yaml",
              "name: zed}\nspec:\n  image: debian-12\n  cpu: {cores: 1}",
              "name: zed}\nspec:\n  image: debian-12\n  cpu: {cores: 2}");
      scene.repo().commit("More cores");
      assertThat(scene.run(0, "plan", "-o", "markdown").out()).contains("Planned 1 of 3 roots in ");
      assertPlanned(scene, Map.of("r03", "it is made from other inputs than applied"));
      scene.run(0, "apply");
      assertPlanned(scene, Map.of());
      scene.assertNothingToDo();
    }
  }

  @Test
  void whatOnlyTheWholePlanShowsIsSetBackByTheApplyThatItApproves() throws Exception {
    try (Scene scene = threeRoots()) {
      scene.api().change("one", Map.of("onboot", "0"));
      scene.run(0, "plan", "--detailed-exitcode");
      Answer whole = scene.run(2, "plan", "--all", "--detailed-exitcode");
      assertThat(whole.out())
          .contains("onBoot false → true (changed by hand)", "Planned 3 roots in ");
      scene.run(0, "apply");
      assertThat(scene.api().config("one").path("onboot").asText()).isEqualTo("1");
      scene.assertNothingToDo();

      // where only the digest is known, too
      scene.api().change("one", Map.of("onboot", "0"));
      String digest = StoryIT.shownDigest(scene.run(2, "plan", "--all", "--detailed-exitcode"));
      Files.delete(scene.repo().root().resolve("target/proxmox/plan-result.json"));
      scene.run(0, "apply", "--approve", digest);
      assertThat(scene.api().config("one").path("onboot").asText()).isEqualTo("1");
    }
  }

  private Scene threeRoots() {
    Scene scene =
        Scene.of(
            folder,
            InfraRepo.server("one", OFF, HERE).replace("nodes: [pve1, pve2, pve3]", "node: pve1"),
            InfraRepo.server("two"),
            InfraRepo.server("zed"));
    scene.repo().replace("proxmox.yaml", "serversPerRoot: 20", "serversPerRoot: 1");
    scene.repo().commit("Roots of one server");
    scene.apply();
    return scene;
  }

  private static String other(String node) {
    return node.equals("pve1") ? "pve2" : "pve1";
  }

  /**
   * Plans, and looks which roots Terraform planned.
   *
   * @param reasons how each begins, by root
   */
  private static void assertPlanned(Scene scene, Map<String, String> reasons) {
    scene.operator().run("plan");
    SortedMap<String, String> planned = new TreeMap<>();
    JsonNode result = json(scene.repo().read("target/proxmox/plan-result.json"));
    for (JsonNode root : result.path("stacks").path(0).path("roots")) {
      if (root.path("planned").asBoolean()) {
        planned.put(root.path("root").asText(), root.path("plannedFor").asText());
      }
    }
    assertThat(planned.keySet()).as(planned.toString()).isEqualTo(new TreeMap<>(reasons).keySet());
    planned.forEach((root, why) -> assertThat(why).startsWith(reasons.get(root)));
    assertThat(result.path("plannedRoots").asInt()).isEqualTo(reasons.size());
    assertThat(result.path("unplannedRoots").asInt()).isEqualTo(3 - reasons.size());
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
