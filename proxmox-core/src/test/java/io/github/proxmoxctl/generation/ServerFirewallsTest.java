package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerFirewallsTest {

  @Test
  void managementComesFirstThenRolesOwnRulesAndGroups() {
    TestServer web =
        named("web")
            .nic("front", "app")
            .role("web")
            .role("node_exporter")
            .firewall(
                TestFirewall.with(
                    List.of("office"),
                    TestFirewall.rule(
                        Direction.IN, Action.DROP, null, "tcp", "front", true, "81")));

    JsonNode firewall = firewall("web", web);

    assertThat(firewall.path("enabled").asBoolean()).isTrue();
    assertThat(firewall.path("policy_in").asText()).isEqualTo("DROP");
    assertThat(firewall.path("policy_out").asText()).isEqualTo("ACCEPT");
    assertThat(firewall.path("log_level_in").asText()).isEqualTo("nolog");
    assertThat(rules(firewall))
        .containsExactly(
            "in ACCEPT tcp 22,9100 10.1.0.5  managementFrom",
            "in ACCEPT tcp 80   role web: http",
            "in DROP tcp 81  net0 ",
            "group office");
  }

  @Test
  void aRolesPeersAreTheirAddresses() {
    TestServer app = named("app").nic("front", "app").role("was");

    List<String> rules =
        rules(
            firewall(
                "app",
                app,
                named("web-1").nicAt("front", "app", "10.1.0.21").role("web"),
                named("web-2").nicAt("front", "app", "10.1.0.22").role("web"),
                // another stack's are none of its members
                named("far").stack("office").nicAt("front", "app", "10.1.0.23").role("web")));

    assertThat(rules).contains("in ACCEPT tcp 8080 10.1.0.21,10.1.0.22  role was: http");
  }

  @Test
  void nobodyIsLetInWhereNobodyIsNamed() {
    List<String> rules = rules(firewall("db", named("db").nic("front", "app").role("db")));

    assertThat(rules).containsExactly("in ACCEPT tcp 22 10.1.0.5  managementFrom");
  }

  @Test
  void listsAreAsLongAsProxmoxTakesThem() {
    List<TestServer> all = new ArrayList<>();
    all.add(named("app").nic("front", "app").role("was"));
    IntStream.range(0, 90)
        .forEach(
            index ->
                all.add(
                    named("web-" + index)
                        .nicAt("front", "app", "10.1.0." + (100 + index))
                        .role("web")));

    List<String> opened =
        rules(firewall("app", all.toArray(TestServer[]::new))).stream()
            .filter(rule -> rule.endsWith("role was: http"))
            .toList();

    assertThat(opened).hasSizeGreaterThan(1);
    assertThat(opened).allMatch(rule -> rule.split(" ")[4].length() <= 512);
    assertThat(opened.stream().mapToInt(rule -> rule.split(" ")[4].split(",").length).sum())
        .isEqualTo(90);
  }

  @Test
  void aFirewallThatIsOffHasNoRules() {
    JsonNode firewall =
        firewall("web", named("web").nic("front", "app").role("web").firewall(TestFirewall.off()));

    assertThat(firewall.toString()).isEqualTo("{\"enabled\":false}");
  }

  @Test
  void whoAsksForAnAddressMayBeAnswered() {
    TestServer asking =
        named("web")
            .nic("front", "app", new io.github.proxmoxctl.model.Server.Address.Dhcp(), null);

    assertThat(firewall("web", asking).path("dhcp").asBoolean()).isTrue();
    assertThat(firewall("web", named("web").nic("front", "app")).path("dhcp").asBoolean())
        .isFalse();
  }

  private static JsonNode firewall(String name, TestServer... servers) {
    return Generated.json(
            ServersRoot.generate(
                Generated.inputs(
                    new TestEstate()
                        .securityGroup("office", TestFirewall.macro("SSH"))
                        .with(servers),
                    Map.of())),
            Generated.VALUES)
        .path("servers")
        .path(name)
        .path("firewall");
  }

  private static List<String> rules(JsonNode firewall) {
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : firewall.path("rules")) {
      rules.add(
          rule.has("security_group")
              ? "group " + rule.path("security_group").asText()
              : String.join(
                  " ",
                  rule.path("type").asText(),
                  rule.path("action").asText(),
                  rule.path("proto").asText(),
                  rule.path("dport").asText(),
                  rule.path("source").asText(),
                  rule.path("iface").asText(),
                  rule.path("comment").asText()));
    }
    return rules;
  }
}
