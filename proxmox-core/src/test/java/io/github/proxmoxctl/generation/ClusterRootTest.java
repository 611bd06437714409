package io.github.proxmoxctl.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.TestFirewall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterRootTest {

  @Test
  void aGroupHasItsRulesInOrderInTheProvidersWords() {
    JsonNode group =
        groups(
                ClusterRoot.generate(
                    List.of(
                        group(
                            "office",
                            "The office,\nall of it",
                            TestFirewall.macro("SSH"),
                            TestFirewall.tcp("80", "8000:8010"))),
                    List.of()))
            .path("office");

    assertThat(group.path("comment").asText()).isEqualTo("The office, all of it");
    assertThat(group.path("rules").get(0).path("macro").asText()).isEqualTo("SSH");
    assertThat(group.path("rules").get(0).path("proto").asText()).isEmpty();
    assertThat(group.path("rules").get(1).path("dport").asText()).isEqualTo("80,8000:8010");
    assertThat(group.path("rules").get(1).path("enabled").asBoolean()).isTrue();
  }

  @Test
  void anIcmpTypeIsItsPort() {
    FirewallRule ping =
        new FirewallRule(
            Direction.IN,
            Action.ACCEPT,
            null,
            "icmp",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "echo-request",
            null,
            null,
            "",
            true);

    JsonNode rule =
        groups(ClusterRoot.generate(List.of(group("ping", "", ping)), List.of()))
            .path("ping")
            .path("rules");

    assertThat(rule.get(0).path("dport").asText()).isEqualTo("echo-request");
  }

  @Test
  void whatStaysForNowIsAsItIs() {
    Map<String, Object> before =
        Map.of(
            "comment",
            "old",
            "name",
            "gone",
            "rule",
            List.of(Map.of("pos", 0, "type", "in", "action", "DROP", "enabled", false)));

    JsonNode gone =
        groups(
                ClusterRoot.generate(
                    List.of(group("new", "")),
                    List.of(),
                    new ClusterRoot.Kept(Map.of("gone", before), Map.of())))
            .path("gone");

    assertThat(gone.toString())
        .isEqualTo(
            "{\"comment\":\"old\",\"rules\":[{\"type\":\"in\",\"action\":\"DROP\",\"enabled\":false}]}");
  }

  @Test
  void anImageThatStaysForNowIsAsItIs() {
    Map<String, Object> before =
        Map.of(
            "node_name", "pve1",
            "datastore_id", "local",
            "file_name", "debian-12-v1-00.qcow2",
            "url", "https://images.example.org/old.qcow2",
            "checksum", "00",
            "checksum_algorithm", "sha256",
            "size", 512,
            "overwrite", false);

    JsonNode gone =
        Generated.json(
                ClusterRoot.generate(
                    List.of(),
                    List.of(),
                    new ClusterRoot.Kept(Map.of(), Map.of("debian-12 v1 on pve1", before))),
                "cluster.auto.tfvars.json")
            .path("images")
            .path("debian-12 v1 on pve1");

    assertThat(gone.toString())
        .isEqualTo(
            "{\"checksum\":\"00\",\"checksum_algorithm\":\"sha256\",\"datastore\":\"local\","
                + "\"file_name\":\"debian-12-v1-00.qcow2\",\"node\":\"pve1\","
                + "\"url\":\"https://images.example.org/old.qcow2\"}");
  }

  private static SecurityGroup group(String name, String description, FirewallRule... rules) {
    return new SecurityGroup(
        name, description, List.of(rules), new Origins(Location.ofFile("x"), Map.of()));
  }

  private static JsonNode groups(GeneratedFiles files) {
    return Generated.json(files, "cluster.auto.tfvars.json").path("security_groups");
  }
}
