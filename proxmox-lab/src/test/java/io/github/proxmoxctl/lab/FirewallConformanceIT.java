package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Proxmox VE does with firewall files, in its words (pve-firewall, API2/Firewall). */
class FirewallConformanceIT {

  private static final String GROUPS = "/cluster/firewall/groups";

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

  @Test
  void aNewRuleIsTheFirstAndOffUnlessItSaysOtherwise() {
    String rules = TestGuest.cloned(api).path + "/firewall/rules";
    add(rules, Map.of("type", "in", "action", "DROP"));
    add(rules, Map.of("type", "in", "action", "ACCEPT", "macro", "SSH", "enable", "1", "dest", ""));

    JsonNode all = api.get(rules).data();
    assertThat(all.findValuesAsText("action")).containsExactly("ACCEPT", "DROP");
    assertThat(all.get(0).path("pos").isInt()).isTrue();
    assertThat(all.get(0).has("dest")).isFalse();
    assertThat(all.get(1).path("enable").asInt(-1)).isZero();

    JsonNode one = api.get(rules + "/1").data();
    assertThat(one.path("pos").isTextual()).isTrue();
    assertThat(one.path("action").asText()).isEqualTo("DROP");
    assertThat(api.get(rules + "/2").message()).isEqualTo("no rule at position 2");
    assertThat(api.get(rules + "/2").status()).isEqualTo(500);
  }

  @Test
  void aRuleIsMovedBeforeTheOneAtAPosition() {
    String rules = TestGuest.cloned(api).path + "/firewall/rules";
    for (String port : new String[] {"3", "2", "1"}) {
      add(rules, Map.of("type", "in", "action", "ACCEPT", "proto", "tcp", "dport", port));
    }

    assertThat(api.put(rules + "/2", Map.of("moveto", "0")).status()).isEqualTo(200);
    assertThat(api.get(rules).data().findValuesAsText("dport")).containsExactly("3", "1", "2");

    assertThat(api.put(rules + "/0", Map.of("moveto", "3")).status()).isEqualTo(200);
    assertThat(api.get(rules).data().findValuesAsText("dport")).containsExactly("1", "2", "3");

    assertThat(api.put(rules + "/1", Map.of("comment", "two", "delete", "dport,proto")).status())
        .isEqualTo(200);
    assertThat(api.get(rules + "/1").data().path("comment").asText()).isEqualTo("two");
    assertThat(api.get(rules + "/1").data().has("dport")).isFalse();
    assertThat(api.delete(rules + "/0").status()).isEqualTo(200);
    assertThat(api.get(rules).data()).hasSize(2);
    assertThat(api.delete(rules + "/7").message()).isEqualTo("no rule at position 7");
  }

  @Test
  void whatARuleCannotSayIsRefused() {
    String rules = TestGuest.cloned(api).path + "/firewall/rules";
    assertThat(refused(rules, "type", "in", "action", "ALLOW").error("action"))
        .isEqualTo("unknown action 'ALLOW'");
    assertThat(refused(rules, "type", "in", "action", "DROP", "dport", "22").error("proto"))
        .isEqualTo("missing property - 'dport' requires this property");
    assertThat(refused(rules, "type", "in", "action", "DROP", "macro", "Ssh2").error("macro"))
        .isEqualTo("unknown macro 'Ssh2'");
    assertThat(refused(rules, "type", "in", "action", "DROP", "iface", "eth0").error("iface"))
        .contains("net\\d+");
    assertThat(refused(rules, "type", "in", "action", "DROP", "port", "22").error("port"))
        .startsWith("property is not defined in schema");
    assertThat(
            refused(rules, "type", "in", "action", "DROP", "source", "10.0.0.1,2001:db8::1")
                .error("source"))
        .startsWith("detected mixed ipv4/ipv6 addresses");
    assertThat(api.get(rules).data()).isEmpty();
  }

  @Test
  void aStaleDigestIsRefused() {
    String rules = TestGuest.cloned(api).path + "/firewall/rules";
    add(rules, Map.of("type", "in", "action", "DROP"));
    String digest = api.get(rules).data().get(0).path("digest").asText();
    assertThat(api.put(rules + "/0", Map.of("comment", "a", "digest", digest)).status())
        .isEqualTo(200);

    assertThat(api.put(rules + "/0", Map.of("comment", "b", "digest", digest)).message())
        .startsWith("detected modified configuration");
  }

  @Test
  void aGroupIsCreatedRenamedWithItsUsersAndRemovedOnlyWhenEmpty() {
    String users = TestGuest.cloned(api).path + "/firewall/rules";
    assertThat(api.post(GROUPS, Map.of("group", "office", "comment", "us")).status())
        .isEqualTo(200);
    assertThat(api.post(GROUPS, Map.of("group", "office")).error("group"))
        .isEqualTo("Security group 'office' already exists");
    add(GROUPS + "/office", Map.of("type", "in", "action", "ACCEPT", "macro", "SSH"));
    add(users, Map.of("type", "group", "action", "office", "enable", "1"));

    Map<String, String> renamed = Map.of("group", "hq", "rename", "office", "comment", "all of us");
    assertThat(api.post(GROUPS, renamed).status()).isEqualTo(200);

    assertThat(api.get(users + "/0").data().path("action").asText()).isEqualTo("hq");
    assertThat(api.get(GROUPS).data().toString())
        .contains("\"all of us\"")
        .doesNotContain("office");
    assertThat(api.delete(GROUPS + "/hq").message()).isEqualTo("Security group 'hq' is not empty");
    assertThat(api.delete(GROUPS + "/hq/0").status()).isEqualTo(200);
    // whether a rule refers to it does not matter to Proxmox
    assertThat(api.delete(GROUPS + "/hq").status()).isEqualTo(200);
    assertThat(api.get(GROUPS + "/hq").message()).isEqualTo("no such security group 'hq'");
  }

  @Test
  void aGroupKnowsNoInterfacesAndNoGroups() {
    api.post(GROUPS, Map.of("group", "plain"));
    assertThat(
            refused(GROUPS + "/plain", "type", "in", "action", "DROP", "iface", "net0")
                .error("type"))
        .isEqualTo("parameter -i not allowed for this rule type");
    assertThat(refused(GROUPS + "/plain", "type", "group", "action", "other").error("type"))
        .isEqualTo("invalid rule type 'group' for rule_env 'group'");
    assertThat(api.post(GROUPS, Map.of("group", "a-name-that-is-too-long")).error("group"))
        .contains("18");
  }

  @Test
  void optionsAreAbsentUntilTheyAreSet() {
    String options = TestGuest.cloned(api).path + "/firewall/options";
    assertThat(api.get(options).data().has("enable")).isFalse();

    assertThat(api.put(options, Map.of("enable", "1", "policy_in", "DROP")).status())
        .isEqualTo(200);
    assertThat(api.get(options).data().path("enable").asInt()).isEqualTo(1);
    assertThat(api.put(options, Map.of("delete", "policy_in")).status()).isEqualTo(200);
    assertThat(api.get(options).data().has("policy_in")).isFalse();
    assertThat(api.put(options, Map.of("policy_in", "ALLOW")).error("policy_in"))
        .contains("enumeration");
  }

  @Test
  void aCloneHasItsSourcesRulesAndARemovedGuestHasNone() {
    TestGuest source = TestGuest.cloned(api);
    add(source.path + "/firewall/rules", Map.of("type", "in", "action", "DROP"));
    int id = TestGuest.nextId();
    api.post(source.path + "/clone", Map.of("newid", "" + id, "full", "1"));
    String clone = "/nodes/pve1/qemu/" + id;

    assertThat(api.get(clone + "/firewall/rules").data()).hasSize(1);
    assertThat(api.exitStatus(api.delete(clone))).isEqualTo("OK");
    // a guest that is not there reads as one that set nothing
    assertThat(api.get(clone + "/firewall/rules").status()).isEqualTo(200);
    assertThat(api.get(clone + "/firewall/rules").data()).isEmpty();
  }

  @Test
  void theDatacentersSwitchIsOffAtFirstAndNotThePlanIdentitys() {
    assertThat(api.get("/cluster/firewall/options").data().has("enable")).isFalse();
    ApiClient plan = new ApiClient(lab, "plan");
    assertThat(plan.get(GROUPS).status()).isEqualTo(200);
    assertThat(plan.put("/cluster/firewall/options", Map.of("enable", "1")).message())
        .isEqualTo("Permission check failed (/, Sys.Modify)");
    assertThat(plan.post(GROUPS, Map.of("group", "mine")).status()).isEqualTo(403);
  }

  private static void add(String rules, Map<String, String> rule) {
    assertThat(api.post(rules, rule).status()).isEqualTo(200);
  }

  private static Answer refused(String rules, String... rule) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < rule.length; i += 2) {
      values.put(rule[i], rule[i + 1]);
    }
    Answer answer = api.post(rules, values);
    assertThat(answer.status()).isEqualTo(400);
    return answer;
  }
}
