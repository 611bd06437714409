package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifJsonTest {

  private static final String ROOT = "file:///srv/infra/";

  private static final JsonNode RUN =
      SarifJson.of(TestProblems.ALL, TestProblems.SOURCES, ROOT, 3).path("runs").path(0);

  private static JsonNode result(String code) {
    for (JsonNode result : RUN.path("results")) {
      if (result.path("ruleId").asText().equals(code)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + code);
  }

  private static JsonNode place(String code) {
    return result(code).path("locations").path(0).path("physicalLocation");
  }

  @Test
  void theSchemaOfSarifAcceptsIt() {
    String log = SarifJson.of(TestProblems.ALL, TestProblems.SOURCES, ROOT, 3).toPrettyString();
    String clean = SarifJson.of(List.of(), TestProblems.SOURCES, ROOT, 0).toPrettyString();

    assertThat(PublishedSchemas.violationsOfSarif(log)).isEmpty();
    assertThat(PublishedSchemas.violationsOfSarif(clean)).isEmpty();
    assertThat(PublishedSchemas.violationsOfSarif(log.replace("\"startLine\"", "\"line\"")))
        .isNotEmpty();
    assertThat(PublishedSchemas.violationsOfSarif(log.replace("\"2.1.0\"", "\"2.0.0\"")))
        .isNotEmpty();
    assertThat(PublishedSchemas.violationsOfSarif(log.replace(": \"error\"", ": \"bad\"")))
        .isNotEmpty();
  }

  @Test
  void regionsCountUtf16FromOneAndFilesAreRelative() {
    JsonNode place = place("reference.unknown");

    assertThat(RUN.path("columnKind").asText()).isEqualTo("utf16CodeUnits");
    assertThat(RUN.at("/originalUriBaseIds/%SRCROOT%/uri").asText()).isEqualTo(ROOT);
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo("servers/shop/%C3%A4%20b%231.yaml");
    assertThat(place.at("/artifactLocation/uriBaseId").asText()).isEqualTo("%SRCROOT%");
    // "# 🚀🚀 {network: ap": 15 characters, 17 units
    assertThat(place.path("region").toString())
        .isEqualTo("{\"startLine\":2,\"startColumn\":18,\"endColumn\":20}");
    String line = "# \uD83D\uDE80\uD83D\uDE80 {network: ap} 日本";
    assertThat(line.substring(17, 19)).isEqualTo("ap");
  }

  @Test
  void wholeFilesHaveNoRegionAndOthersNoPlace() {
    assertThat(place("file.ending").path("artifactLocation").path("uri").asText())
        .isEqualTo("servers/shop/web.yml");
    assertThat(place("file.ending").has("region")).isFalse();
    assertThat(result("repository.missing").has("locations")).isFalse();
  }

  @Test
  void aMessageSaysReasonAndRemedyAndIsNoMarkup() {
    assertThat(result("reference.unknown").at("/message/text").asText())
        .isEqualTo("there is no network \"ap\"\ndid you mean \"app\"?");
    assertThat(result("key.missing").at("/message/text").asText())
        .isEqualTo(
            "a <b> & \"c\" \\[d\\](e)\none\ntwo\\u001b\\[2J\\u0000\\uffff\nwrite {{role: web}}");
  }

  @Test
  void relatedPlacesAndLevels() {
    JsonNode related = result("reference.unknown").path("relatedLocations").path(0);

    assertThat(related.at("/message/text").asText()).isEqualTo("declared here");
    assertThat(related.at("/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("catalog/networks.yaml");
    assertThat(result("reference.unknown").path("level").asText()).isEqualTo("error");
    assertThat(result("ssh.noKey").path("level").asText()).isEqualTo("warning");
  }

  @Test
  void everyCodeThatOccursIsARuleWithHelp() {
    JsonNode rules = RUN.at("/tool/driver/rules");

    assertThat(rules.findValuesAsText("id"))
        .containsExactly(
            "file.ending", "key.missing", "reference.unknown", "repository.missing", "ssh.noKey");
    for (JsonNode result : RUN.path("results")) {
      JsonNode rule = rules.path(result.path("ruleIndex").asInt());
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(rule.at("/help/text").asText()).contains("proxmoxctl schema");
      assertThat(rule.at("/defaultConfiguration/level")).isEqualTo(result.path("level"));
    }
  }

  @Test
  void aCodeThatIsBothHasTheWorseLevel() {
    Location place = new Location("proxmox.yaml", 1, 1, 1);
    JsonNode rules =
        SarifJson.of(
                List.of(Diagnostic.warning("x", "a", place), Diagnostic.error("x", "b", place)),
                TestProblems.SOURCES,
                ROOT,
                3)
            .at("/runs/0/tool/driver/rules");

    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/defaultConfiguration/level").asText()).isEqualTo("error");
  }
}
