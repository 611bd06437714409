package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a plan to targets that Prometheus scrapes, and to the table of the fleet. */
class MonitoringIT {

  private static final String HOSTS = "servers/shop/hosts.yaml";

  @TempDir Path folder;

  private final List<Process> exporters = new ArrayList<>();
  private Path monitoring;
  private int port;
  private Lab lab;
  private InfraRepo repo;
  private Operator operator;

  @BeforeEach
  void start() throws IOException {
    monitoring = folder.resolve("monitoring");
    port = ProjectTool.freePort();
    int alertmanager = ProjectTool.freePort();
    ProjectTool.run(
        "prometheus",
        "start",
        monitoring.toString(),
        "--port",
        "" + port,
        "--alertmanager-port",
        "" + alertmanager,
        "--scrape-interval",
        "1s");
    lab = Lab.start(LabOptions.in(folder.resolve("lab")));
    repo =
        InfraRepo.of(
            folder, lab, HOSTS, host("web-1", exporter()) + "---\n" + host("web-2", exporter()));
    repo.write(
        "catalog/monitoring.yaml",
        """
        apiVersion: proxmoxctl/v1
        kind: Monitoring
        metadata: {name: prometheus}
        spec:
          prometheus:
            url: http://127.0.0.1:%d
            targetsDirectory: %s
            rulesDirectory: %s
            scrapeInterval: 1s
          alertmanager: {url: "http://127.0.0.1:%d"}
        """
            .formatted(
                port, monitoring.resolve("targets"), monitoring.resolve("rules"), alertmanager));
    repo.replace("proxmox.yaml", "spec:\n", "spec:\n  allowNoServers: true\n");
    repo.commit("Two hosts and their monitoring");
    operator = Operator.of(repo, lab);
  }

  @AfterEach
  void stop() {
    exporters.forEach(Process::destroy);
    if (lab != null) {
      lab.close();
    }
    ProjectTool.run("prometheus", "stop", monitoring.toString());
  }

  @Test
  void hostsAreRegisteredShownAndTakenOut() throws IOException {
    // nothing is told to Prometheus that no plan has shown
    Answer unplanned = run(4, "register-monitoring");
    assertThat(unplanned.err()).contains("approval.missing");

    Answer plan = run(2, "plan", "--detailed-exitcode");
    assertThat(plan.out()).contains("+ web-1:", "+ web-2:", "+ rules/acme.shop.yml");

    Answer first = run(0, "register-monitoring");
    assertThat(first.out())
        .contains("shop: registered (2 of 2 targets up).", "Recorded in the ledger");
    assertThat(first.err()).doesNotContain("warning[");
    assertThat(repo.recorded("shop.yaml")).contains("registration:", "node 127.0.0.1:");
    assertThat(repo.story("%s").get(0)).contains("registered", "2 added");

    int records = repo.story("%h").size();
    assertThat(run(0, "register-monitoring").out())
        .isEqualTo("shop: no changes (2 of 2 targets up).\n");
    assertThat(repo.story("%h")).hasSize(records);
    run(0, "plan", "--detailed-exitcode");

    // what somebody does to its files is drift
    run(0, "drift", "--detailed-exitcode");
    Path targets = monitoring.resolve("targets/node/acme.shop.json");
    Files.writeString(targets, Files.readString(targets).replace("web-2", "web-9"));
    Files.delete(monitoring.resolve("rules/acme.shop.yml"));
    assertThat(run(2, "drift", "--detailed-exitcode").out())
        .containsPattern("vanished +monitoring rules/acme.shop.yml +was removed by hand; register-")
        .containsPattern("changed +monitoring targets/node/acme.shop.json +was changed by hand");
    assertThat(run(0, "register-monitoring").out()).contains("shop: registered");
    run(0, "drift", "--detailed-exitcode");

    Answer status = run(0, "status");
    assertThat(status.out()).containsPattern("web-1 +external +127\\.0\\.0\\.1 .* 1/1 up");

    // a change that was not reviewed is refused, committed or not
    repo.write(HOSTS, repo.read(HOSTS).replaceFirst("(?s)---.*", ""));
    assertThat(run(4, "register-monitoring").err()).contains("git.uncommitted");
    repo.commit("web-2 leaves");
    assertThat(run(4, "register-monitoring").err()).contains("approval.difference");

    assertThat(run(2, "plan", "--detailed-exitcode").out()).contains("node  - 127.0.0.1:");
    assertThat(run(0, "register-monitoring").out()).contains("gone", "1 of 1 target up");
    assertThat(Files.readString(monitoring.resolve("targets/node/acme.shop.json")))
        .contains("web-1")
        .doesNotContain("web-2");
  }

  @Test
  void whatCannotBeReachedIsSaid() throws IOException {
    run(0, "plan");
    run(0, "register-monitoring");
    exporters.get(0).destroy();
    awaitDown();
    Answer status = run(0, "status");
    assertThat(status.out())
        .contains(
            "0/1 up   -            !", "! web-1 target node 127.0.0.1:", "connection refused");

    ProjectTool.run("prometheus", "stop", monitoring.toString());
    Answer blind = run(0, "status");
    assertThat(blind.out()).contains("?/1 up");
    assertThat(blind.err()).contains("warning[monitoring.unreachable]");
    assertThat(Files.readString(repo.root().resolve("target/proxmox/status-result.json")))
        .contains("\"complete\" : false");
    assertThat(run(1, "register-monitoring").err()).contains("error[monitoring.unreachable]");
  }

  private void awaitDown() {
    for (int look = 0; look < 60; look++) {
      if (operator.run("status").out().contains("0/1 up")) {
        return;
      }
    }
    throw new AssertionError("the exporter is still up");
  }

  private Answer run(int exitCode, String... arguments) {
    return operator.run(arguments).expect(exitCode);
  }

  private static String host(String name, int port) {
    return """
        apiVersion: proxmoxctl/v1
        kind: ExternalHost
        metadata: {name: %s}
        spec:
          address: 127.0.0.1
          monitoring: {endpoints: [{job: node, port: %d}]}
        """
        .formatted(name, port);
  }

  private int exporter() throws IOException {
    int free = ProjectTool.freePort();
    exporters.add(
        new ProcessBuilder("prometheus-node-exporter", "--web.listen-address=127.0.0.1:" + free)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    return free;
  }
}
