package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code monitoring/} ships, judged by the tools of those who read it. */
class MonitoringAsCodeIT {

  private static final Path MONITORING = Path.of("..", "monitoring").toAbsolutePath().normalize();

  /** What a test machine has none of: systemd's bus, alerts, swap. */
  private static final Pattern NOT_HERE =
      Pattern.compile(
          "node_systemd_unit_state|ALERTS|node_network|node_disk|node_memory_Swap|node_timex");

  @TempDir private Path folder;

  @Test
  void prometheusReadsItsConfigurationAndRules() {
    assertThat(
            RealPrometheus.run(
                List.of(
                    "promtool",
                    "check",
                    "config",
                    MONITORING.resolve("prometheus/prometheus.yml").toString())))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
    RealPrometheus.run(
        List.of(
            "promtool",
            "check",
            "rules",
            "--lint=all",
            "--lint-fatal",
            MONITORING.resolve("prometheus/self/monitoring.yml").toString()));
  }

  @Test
  void alertmanagerReadsItsConfigurationAndRoutesAsItSays() {
    String config = MONITORING.resolve("alertmanager/alertmanager.yml").toString();
    RealPrometheus.run(List.of("amtool", "check-config", config));
    assertThat(routed(config, "alertname=ServerDown", "severity=critical")).isEqualTo("operators");
    assertThat(routed(config, "alertname=Watchdog", "severity=none")).isEqualTo("watchdog");
    assertThat(routed(config, "alertname=Anything", "severity=info")).isEqualTo("nobody");
  }

  private static String routed(String config, String... labels) {
    List<String> command =
        new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=" + config));
    command.addAll(List.of(labels));
    // it warns of what it does before it says it
    return RealPrometheus.run(command).strip().lines().reduce("", (before, line) -> line);
  }

  @Test
  void composePinsVersionsAndOpensNothing() throws IOException {
    String text = Files.readString(MONITORING.resolve("compose.yaml"));
    JsonNode compose = new YAMLMapper().readTree(text);
    assertThat(compose.path("services"))
        .hasSize(3)
        .allSatisfy(
            service -> {
              assertThat(service.path("image").asText())
                  .matches("[a-z]+/[a-z]+:v?\\d+\\.\\d+\\.\\d+");
              assertThat(service.path("ports"))
                  .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            });
    JsonNode grafana = compose.at("/services/grafana/environment");
    assertThat(grafana.path("GF_AUTH_ANONYMOUS_ENABLED").asText()).isEqualTo("false");
    assertThat(grafana.has("GF_SECURITY_ADMIN_PASSWORD")).isFalse();
    assertThat(grafana.path("GF_SECURITY_ADMIN_PASSWORD__FILE").asText())
        .startsWith("/run/secrets/");
    assertThat(text).contains("GRAFANA_ADMIN_PASSWORD_FILE:?");
  }

  @Test
  void theDashboardsHaveNamesOfTheirOwnAndTheDatasourceThatIsProvisioned() throws IOException {
    Set<String> names = new HashSet<>();
    String datasource =
        new YAMLMapper()
            .readTree(
                MONITORING.resolve("grafana/provisioning/datasources/datasources.yml").toFile())
            .at("/datasources/0/uid")
            .asText();
    for (var entry : Dashboards.all().entrySet()) {
      JsonNode dashboard = new ObjectMapper().readTree(entry.getValue());
      assertThat(entry.getKey())
          .isEqualTo("dashboards/" + dashboard.path("uid").asText() + ".json");
      assertThat(names.add(dashboard.path("uid").asText())).isTrue();
      assertThat(names.add(dashboard.path("title").asText())).isTrue();
      assertThat(dashboard.has("__inputs")).isFalse();
      assertThat(dashboard.has("id")).isFalse();
      assertThat(dashboard.findValues("datasource"))
          .isNotEmpty()
          .allSatisfy(used -> assertThat(used.path("uid").asText()).isEqualTo(datasource));
      Set<Integer> ids = new HashSet<>();
      dashboard
          .path("panels")
          .forEach(panel -> assertThat(ids.add(panel.path("id").asInt())).isTrue());
      for (JsonNode variable : dashboard.at("/templating/list")) {
        assertThat(entry.getValue()).contains("$" + variable.path("name").asText());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboards/proxmoxctl-fleet.json", "dashboards/proxmoxctl-server.json"})
  void everyExpressionIsOneForPromtool(String name) throws IOException {
    StringBuilder rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
    int number = 0;
    for (String expression : expressions(name)) {
      rules
          .append("  - record: panel_")
          .append(number++)
          .append("\n    expr: ")
          .append(new ObjectMapper().writeValueAsString(expression))
          .append('\n');
    }
    assertThat(number).isGreaterThan(10);
    Path file = folder.resolve("panels.yml");
    Files.writeString(file, rules.toString());
    RealPrometheus.run(List.of("promtool", "check", "rules", file.toString()));
  }

  @Test
  void everyPanelShowsSomethingOfALiveServer() throws IOException {
    try (RealExporter exporter = RealExporter.start("127.0.0.1");
        RealPrometheus prometheus = prometheusWith(exporter)) {
      awaitTwoScrapes(prometheus);
      List<String> empty = new ArrayList<>();
      for (String name : Dashboards.all().keySet()) {
        for (String expression : expressions(name)) {
          JsonNode answer =
              new ObjectMapper()
                  .readTree(prometheus.get("/api/v1/query?query=" + encoded(expression)));
          assertThat(answer.path("status").asText()).as(expression).isEqualTo("success");
          if (answer.at("/data/result").isEmpty() && !NOT_HERE.matcher(expression).find()) {
            empty.add(expression);
          }
        }
      }
      // a container may have no disk of its own
      empty.removeIf(expression -> expression.contains("node_filesystem"));
      assertThat(empty).isEmpty();
    }
  }

  private RealPrometheus prometheusWith(RealExporter exporter) throws IOException {
    Path targets = Files.createDirectories(folder.resolve("monitoring/targets/node"));
    Files.writeString(
        targets.resolve("acme.shop.json"),
        "[{\"targets\": [\"127.0.0.1:%d\"], \"labels\": {\"estate\": \"acme\", \"stack\": \"shop\", \"server\": \"web-1\"}}]"
            .formatted(exporter.port()));
    return RealPrometheus.start(folder.resolve("monitoring"));
  }

  private static void awaitTwoScrapes(RealPrometheus prometheus) {
    for (int look = 0; look < 60; look++) {
      if (prometheus
          .get("/api/v1/query?query=" + encoded("count_over_time(up{server=\"web-1\"}[1m]) > 3"))
          .contains("web-1")) {
        return;
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("not scraped: " + prometheus.get("/api/v1/targets"));
  }

  private static List<String> expressions(String name) throws IOException {
    List<String> expressions = new ArrayList<>();
    new ObjectMapper()
        .readTree(Dashboards.all().get(name))
        .path("panels")
        .forEach(
            panel ->
                panel
                    .path("targets")
                    .forEach(
                        target ->
                            expressions.add(
                                target
                                    .path("expr")
                                    .asText()
                                    .replace("$__rate_interval", "1m")
                                    .replaceAll("\\$(estate|stack|server)", ".*"))));
    return expressions;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
