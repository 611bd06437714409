package io.github.proxmoxctl.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestMonitoring;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.monitoring.RealPrometheus;
import io.github.proxmoxctl.plan.TestGiven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated alerts, judged by Prometheus' own tool. */
class AlertRulesIT {

  private static final Path CASES = Path.of("src/test/resources/monitoring/alerts.test.yml");

  @TempDir private Path folder;
  private Path rules;

  @BeforeEach
  void generate() throws IOException {
    Role queue =
        new Role(
            "queue",
            List.of("queue"),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of("queue.service"),
            List.of(
                new Role.Alert(
                    "QueueLong",
                    "queue_length > 100",
                    "5m",
                    "info",
                    "{{ printf \"%.0f\" $value }} in the queue of {{ $labels.server }}")),
            false,
            TestMonitoring.any().origins());
    TestServer server =
        TestServer.named("web-1")
            .nic("front", "app")
            .role("node_exporter")
            .role("web")
            .role("was")
            .role("db")
            .role("queue");
    DesiredState base = new TestEstate().with(server);
    DesiredState desired =
        new DesiredState(
            base.pipeline(),
            base.clusters(),
            base.networks(),
            base.images(),
            List.of(queue),
            List.of(),
            base.servers(),
            List.of());
    List<Host> hosts =
        Host.ofServer(
                desired.servers().get(0),
                TestGiven.server("web-1", Map.of(), TestGiven.nic(0, "10.1.0.11"), "front"),
                desired.imagesByName().get("debian-12"))
            .stream()
            .toList();
    rules = folder.resolve("acme.shop.yml");
    Files.writeString(
        rules,
        StackMonitoring.of(desired, TestMonitoring.any(), "shop", hosts, hosts)
            .files()
            .get("rules/acme.shop.yml"));
  }

  @Test
  void theyAreSyntacticallyRightAndHaveNoDuplicates() {
    assertThat(
            RealPrometheus.run(
                List.of(
                    "promtool", "check", "rules", "--lint=all", "--lint-fatal", rules.toString())))
        .contains("SUCCESS");
  }

  @Test
  void eachFiresWhenItShouldAndSaysWhatItShould() throws IOException {
    Path test = folder.resolve("test.yml");
    Files.writeString(test, Files.readString(CASES).replace("RULES", rules.toString()));
    assertThat(RealPrometheus.run(List.of("promtool", "test", "rules", test.toString())))
        .contains("SUCCESS");
  }

  @Test
  void eachHasACase() throws IOException {
    String cases = Files.readString(CASES);
    assertThat(
            Pattern.compile("- alert: \"(\\w+)\"")
                .matcher(Files.readString(rules))
                .results()
                .map(found -> found.group(1)))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            alert -> {
              if (!alert.equals("QueueDown")) { // the same as WebDown
                assertThat(cases).contains("alertname: " + alert + "\n");
              }
            });
  }
}
