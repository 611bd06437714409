package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security groups and the firewalls of servers, through the real provider to the lab. */
class FirewallIT {

  private static final String FILE = "servers/shop/servers.yaml";
  private static final String GROUPS = "catalog/firewall.yaml";
  private static final String OFFICE =
      """
      apiVersion: proxmoxctl/v1
      kind: SecurityGroup
      metadata: {name: office, description: The office}
      spec:
        rules:
          - {action: ACCEPT, macro: SSH, source: 192.0.2.0/24}
          - {action: ACCEPT, proto: icmp, icmpType: echo-request}
      """;
  private static final String WEB =
      InfraRepo.server(
          "web",
          "firewall:",
          "  groups: [office]",
          "  rules: [{action: DROP, proto: tcp, dport: 8080, iface: front, comment: Not yet}]");

  @TempDir Path folder;

  @Test
  void groupsAndRulesComeChangeAndGoAndEachTimeNothingIsLeft() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("plain"))) {
      scene.repo().write(GROUPS, OFFICE);
      scene.repo().write(FILE, WEB + "---\n" + InfraRepo.server("plain"));
      scene.repo().commit("A group");

      // what a server refers to is made first, and by whom it is asked for
      Answer alone = scene.run(1, "plan", "--stack", "shop");
      assertThat(alone.err()).contains("group.missing").contains("--stack cluster");

      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("Plan for stack cluster (cluster lab)")
          .contains("+ create    security group office  2 rules")
          .contains("1 security group to create; 0 objects unchanged");
      assertThat(plan.err()).contains("firewall.off").contains("2 servers are not in force");
      Answer applied = scene.run(0, "apply");
      assertThat(applied.out()).contains("3 created");

      assertThat(texts(scene, "/cluster/firewall/groups/office", "macro"))
          .containsExactly("SSH", "");
      assertThat(texts(scene, "/cluster/firewall/groups/office", "dport"))
          .containsExactly("", "echo-request");
      assertThat(scene.api().rules("web", "action")).containsExactly("ACCEPT", "DROP", "office");
      assertThat(scene.api().rules("web", "dport")).containsExactly("22", "8080", "");
      assertThat(scene.api().rules("web", "source")).containsExactly("10.1.0.1", "", "");
      assertThat(scene.api().rules("web", "iface")).containsExactly("", "net0", "");
      assertThat(options(scene, "web").path("enable").asInt()).isEqualTo(1);
      assertThat(options(scene, "web").path("policy_in").asText()).isEqualTo("DROP");
      assertThat(scene.api().config("web").path("net0").asText()).contains("firewall=1");
      assertThat(scene.repo().recorded("cluster.yaml")).contains("stack: \"cluster\"");
      assertThat(scene.run(0, "state", "list").out()).contains("cluster/lab  serial");
      scene.assertNothingToDo();

      change(scene, GROUPS, "192.0.2.0/24}", "192.0.2.0/24}\n    - {action: DROP, macro: Telnet}");
      change(scene, FILE, "comment: Not yet", "comment: Never");
      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("~ online    security group office  + rules in DROP Telnet")
          .contains(GROUPS + ":7")
          .contains("~ online    web")
          .contains("+ firewall.rules in DROP tcp 8080 on front (Never)")
          .contains("- firewall.rules in DROP tcp 8080 on front (Not yet)")
          .doesNotContain("proxmox_virtual");
      scene.run(0, "apply");
      assertThat(texts(scene, "/cluster/firewall/groups/office", "macro"))
          .containsExactly("SSH", "Telnet", "");
      assertThat(scene.api().rules("web", "comment").get(1)).isEqualTo("Never");
      scene.assertNothingToDo();

      scene.api().call("DELETE", scene.api().firewall("web") + "/rules/0", Map.of());
      scene.api().call("PUT", scene.api().firewall("web") + "/options", Map.of("enable", "0"));
      assertThat(scene.run(2, "plan", "--all", "--detailed-exitcode").out())
          .contains("+ firewall.rules in ACCEPT tcp 22 from 10.1.0.1 (managementFrom) (changed by")
          .contains("firewall.enabled false → true (changed by hand)");
      scene.run(0, "apply");
      assertThat(scene.api().rules("web", "dport")).containsExactly("22", "8080", "");
      scene.assertNothingToDo();
    }
  }

  @Test
  void aGroupGoesAfterTheLastServerThatUsesIt() {
    try (Scene scene = Scene.of(folder, WEB)) {
      scene.repo().write(GROUPS, OFFICE);
      scene.repo().commit("A group");
      scene.apply();

      // another name: the new one comes first, the old one stays until the servers have changed
      change(scene, GROUPS, "name: office", "name: headquarters");
      change(scene, FILE, "groups: [office]", "groups: [headquarters]");
      Answer plan = scene.run(0, "plan");
      assertThat(plan.out()).contains("+ create    security group headquarters");
      assertThat(plan.err()).contains("object.kept").contains("cluster/lab: office stays for now");
      scene.run(0, "apply");
      assertThat(scene.api().rules("web", "action")).contains("headquarters");
      assertThat(groups(scene)).containsExactly("headquarters", "office");

      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out()).contains("- destroy   security group office");
      scene.run(0, "apply");
      assertThat(groups(scene)).containsExactly("headquarters");
      scene.assertNothingToDo();

      // the last one goes in the run that changes its servers, after them
      change(scene, FILE, "  groups: [headquarters]\n", "  enabled: false\n");
      change(
          scene,
          FILE,
          "    rules: [{action: DROP, proto: tcp, dport: 8080, iface: front, comment: Not yet}]\n",
          "");
      scene.repo().delete(GROUPS);
      scene.repo().commit("No firewall");
      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("- destroy   security group headquarters")
          .contains("firewall.enabled true → false")
          .contains("- firewall.rules group headquarters");
      scene.run(0, "apply");
      assertThat(groups(scene)).isEmpty();
      assertThat(scene.api().rules("web", "action")).isEmpty();
      assertThat(options(scene, "web").path("enable").asInt()).isZero();
      assertThat(scene.api().config("web").path("net0").asText()).doesNotContain("firewall=1");
      assertThat(scene.run(0, "plan", "--detailed-exitcode").out()).doesNotContain("cluster:");
    }
  }

  @Test
  void rulesThatATemplateBringsAreTakenOver() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("web"))) {
      for (int template : List.of(9001, 9002, 9003)) {
        String node = "pve" + (template - 9000);
        scene
            .api()
            .call(
                "POST",
                "/nodes/" + node + "/qemu/" + template + "/firewall/rules",
                Map.of("type", "in", "action", "ACCEPT", "comment", "the template's"));
      }
      scene.run(0, "plan");
      assertThat(scene.run(5, "apply").err()).contains("firewall.existing");

      assertThat(scene.run(0, "plan").out())
          .contains("- firewall.rules in ACCEPT (the template's)");
      scene.run(0, "apply");
      assertThat(scene.api().rules("web", "dport")).containsExactly("22");
      scene.assertNothingToDo();
    }
  }

  private static JsonNode options(Scene scene, String name) {
    return scene.api().call("GET", scene.api().firewall(name) + "/options", Map.of());
  }

  private static List<String> groups(Scene scene) {
    return texts(scene, "/cluster/firewall/groups", "group");
  }

  private static List<String> texts(Scene scene, String path, String property) {
    List<String> texts = new ArrayList<>();
    scene.api().call("GET", path, Map.of()).forEach(one -> texts.add(one.path(property).asText()));
    return texts;
  }

  private static void change(Scene scene, String file, String before, String after) {
    scene.repo().replace(file, before, after);
    scene.repo().commit("Change");
  }
}
