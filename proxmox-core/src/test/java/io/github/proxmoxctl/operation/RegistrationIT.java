package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestMonitoring;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import io.github.proxmoxctl.monitoring.RealExporter;
import io.github.proxmoxctl.monitoring.RealPrometheus;
import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Registration with a real Prometheus, which every test shares with a stack of its own. */
class RegistrationIT {

  @TempDir private static Path shared;
  @TempDir private Path root;

  private static RealPrometheus prometheus;
  private static RealExporter one;
  private static RealExporter two;

  private String stack;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start(shared.resolve("monitoring"));
    one = RealExporter.start("127.0.0.1");
    two = RealExporter.start("127.0.0.1");
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : Arrays.asList(two, one, prometheus)) {
      if (started != null) {
        started.close();
      }
    }
  }

  @BeforeEach
  void nameTheStack(TestInfo test) {
    stack = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    RealPrometheus.run(List.of("git", "init", "-q", root.toString()));
  }

  // the exporters are the next test's
  @AfterEach
  void leave() throws IOException {
    for (String job : List.of("node", "oddity")) {
      Path file = prometheus.targets().resolve(job + "/acme." + stack + ".json");
      if (Files.exists(file)) {
        Files.writeString(file, "[]\n");
      }
    }
    Files.deleteIfExists(prometheus.rules().resolve("acme." + stack + ".yml"));
  }

  @Test
  void addedAndUnchangedAndRemoved() {
    RegisteredStack first =
        register(AppliedRegistration.NONE, host("web-1", one), host("web-2", two));
    assertThat(first.problems()).isEmpty();
    assertThat(first.isDone()).isTrue();
    assertThat(first.story().added())
        .containsExactlyInAnyOrder("node web-1:" + one.port(), "node web-2:" + two.port());
    assertThat(first.story().files()).containsExactly("+ rules/acme." + stack + ".yml");
    assertThat(first.registration().targets()).hasSize(2);
    assertThat(
            prometheus.get(
                "/api/v1/query?query=up%7Bstack%3D%22" + stack + "%22%2Cserver%3D%22web-1%22%7D"))
        .contains("\"job\":\"node\"");

    long loads = prometheus.loads();
    RegisteredStack second = register(first.registration(), host("web-1", one), host("web-2", two));
    assertThat(second.isDone()).isTrue();
    assertThat(second.isNews()).isFalse();
    assertThat(second.story().hasChanges()).isFalse();
    assertThat(prometheus.loads()).isEqualTo(loads);

    RegisteredStack third = register(first.registration(), host("web-1", one));
    assertThat(third.isDone()).isTrue();
    assertThat(third.story().removed()).hasSize(1);
    assertThat(third.registration().targets()).containsExactly("node 127.0.0.1:" + one.port());
    assertThat(prometheus.loads()).as("targets need no reload").isEqualTo(loads);
    assertThat(prometheus.get("/api/v1/query?query=ALERTS%7Balertname%3D%22ServerDown%22%7D"))
        .as("who leaves is not down")
        .doesNotContain("web-2");

    RegisteredStack last = register(third.registration());
    assertThat(last.problems()).isEmpty();
    assertThat(last.isDone()).isTrue();
    assertThat(last.registration()).isEqualTo(AppliedRegistration.NONE);
    assertThat(prometheus.targets().resolve("node/acme." + stack + ".json")).hasContent("[]\n");
    assertThat(prometheus.rules().resolve("acme." + stack + ".yml")).doesNotExist();
    try (PrometheusClient client = PrometheusClient.of(prometheus.url())) {
      assertThat(client.loadedRules()).doesNotContainKey("acme." + stack);
    }
  }

  @Test
  void aTargetThatAReloadKeptAliveIsTakenOut() throws IOException {
    RegisteredStack first =
        register(AppliedRegistration.NONE, host("web-1", one), host("web-2", two));
    Path file = prometheus.targets().resolve("node/acme." + stack + ".json");
    Path next = prometheus.targets().resolve("next");
    Files.writeString(next, "[]");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    // within the seconds that Prometheus takes to see it
    try (PrometheusClient client = PrometheusClient.of(prometheus.url())) {
      client.reload();
    }
    Pauses.sleep(Duration.ofSeconds(7), "Prometheus to see the file");
    assertThat(prometheus.get("/api/v1/targets")).contains("\"" + stack + "\"");

    RegisteredStack last = register(first.registration());
    assertThat(last.problems()).isEmpty();
    assertThat(last.registration()).isEqualTo(AppliedRegistration.NONE);
    assertThat(file).hasContent("[]\n");
    assertThat(prometheus.get("/api/v1/targets")).doesNotContain("\"" + stack + "\"");
  }

  @Test
  void whatDoesNotAnswerIsNotRecorded() {
    ExternalHost dead =
        TestMonitoring.host(
            "dead",
            stack,
            "127.0.0.1",
            new ExternalHost.Endpoint("node", RealPrometheus.freePort(), "/metrics"));
    RegisteredStack registered = register(AppliedRegistration.NONE, host("web-1", one), dead);
    assertThat(registered.isDone()).isFalse();
    assertThat(registered.registration().targets()).containsExactly("node 127.0.0.1:" + one.port());
    assertThat(registered.stage().counts().created()).isEqualTo(1);
    assertThat(registered.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("monitoring.unverified"))
        .extracting(Diagnostic::detail)
        .asString()
        .contains("node dead:", "connection refused");
  }

  @Test
  void aJobThatPrometheusLacksIsNamed() {
    ExternalHost odd =
        TestMonitoring.host(
            "odd", stack, "127.0.0.1", new ExternalHost.Endpoint("oddity", one.port(), "/metrics"));
    RegisteredStack registered = register(AppliedRegistration.NONE, odd);
    assertThat(registered.problems())
        .first()
        .extracting(Diagnostic::remedy)
        .asString()
        .contains("no job \"oddity\"");
  }

  @Test
  void aTargetThatAnotherRegisteredIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path foreign = prometheus.targets().resolve("node/by-hand.json");
    Files.writeString(foreign, "[{\"targets\": [\"127.0.0.1:" + one.port() + "\"]}]");
    try {
      assertThatThrownBy(() -> register(AppliedRegistration.NONE, host("web-1", one)))
          .isInstanceOf(DiagnosticException.class)
          .hasMessageContaining("is registered already");
      assertThat(prometheus.targets().resolve("node/acme." + stack + ".json")).doesNotExist();
    } finally {
      Files.writeString(foreign, "[]");
    }
  }

  @Test
  void aMalformedFileOfAnotherChangesNothingForUs() throws IOException {
    Path foreign = prometheus.targets().resolve("node/broken.json");
    Files.writeString(foreign, "[{");
    try {
      assertThat(register(AppliedRegistration.NONE, host("web-1", one)).isDone()).isTrue();
    } finally {
      Files.writeString(foreign, "[]");
    }
  }

  @Test
  void anAlertThatPromtoolRefusesReachesNobody() {
    assertThatThrownBy(
            () ->
                registration(
                        estate(AppliedRegistration.NONE, broken(), host("web-1", one)), Map.of())
                    .of(stacks()))
        .isInstanceOf(DiagnosticException.class)
        .satisfies(
            problem ->
                assertThat(((DiagnosticException) problem).diagnostics().get(0).detail())
                    .contains("rules/acme." + stack + ".yml"));
    assertThat(prometheus.targets().resolve("node/acme." + stack + ".json")).doesNotExist();
    assertThat(prometheus.rules().resolve("acme." + stack + ".yml")).doesNotExist();
    assertThat(root.resolve("target/proxmox"))
        .satisfies(
            folder -> {
              try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.filter(file -> file.getFileName().toString().startsWith("staging")))
                    .isEmpty();
              }
            });
  }

  @Test
  void rulesThatPrometheusRefusesAreTakenBack() throws IOException {
    RegisteredStack good = register(AppliedRegistration.NONE, host("web-1", one));
    String before = Files.readString(prometheus.rules().resolve("acme." + stack + ".yml"));
    // a promtool that lets everything pass: another version than Prometheus'
    Path bin = Files.createDirectory(root.resolve("bin"));
    Files.writeString(bin.resolve("promtool"), "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(
        bin.resolve("promtool"), PosixFilePermissions.fromString("rwxr-xr-x"));
    RegisteredStack refused =
        registration(
                estate(good.registration(), broken(), host("web-1", one), host("web-2", two)),
                Map.of("PATH", bin + ":" + System.getenv("PATH")))
            .of(stacks())
            .get(0);
    assertThat(refused.problems())
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.summary()).contains("the old ones are in force again");
              assertThat(problem.detail()).contains("Prometheus said: HTTP 500");
            });
    assertThat(refused.areRulesLoaded()).isFalse();
    assertThat(refused.registration().targets()).as("targets are no rules").hasSize(2);
    assertThat(refused.registration().files())
        .containsEntry(
            "rules/acme." + stack + ".yml",
            good.registration().files().get("rules/acme." + stack + ".yml"));
    assertThat(prometheus.rules().resolve("acme." + stack + ".yml")).hasContent(before.strip());
    assertThat(register(refused.registration(), host("web-1", one), host("web-2", two)).isDone())
        .isTrue();
  }

  @Test
  void withoutPrometheusNothingIsWritten() {
    Monitoring away =
        TestMonitoring.at(
            URI.create("http://127.0.0.1:" + RealPrometheus.freePort()),
            prometheus.targets(),
            prometheus.rules(),
            1,
            null);
    Estate estate = new MonitoredEstate(stack).with(away).with(host("web-1", one)).build(root);
    assertThatThrownBy(() -> registration(estate, Map.of()).of(stacks()))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("Prometheus does not answer");
    assertThat(prometheus.targets().resolve("node/acme." + stack + ".json")).doesNotExist();
  }

  @Test
  void withoutPromtoolNothingIsWritten() {
    assertThatThrownBy(
            () ->
                registration(
                        estate(AppliedRegistration.NONE, List.of(), host("web-1", one)),
                        Map.of("PATH", root.toString()))
                    .of(stacks()))
        .hasMessageContaining("promtool is not on the PATH");
    assertThat(prometheus.targets().resolve("node/acme." + stack + ".json")).doesNotExist();
  }

  @Test
  void withoutTheReloadApiASignalAndAnotherRunDo() {
    try (RealPrometheus closed = RealPrometheus.start(root.resolve("closed"), "--no-lifecycle")) {
      Monitoring monitoring =
          TestMonitoring.at(closed.url(), closed.targets(), closed.rules(), 1, null);
      Estate estate =
          new MonitoredEstate(stack).with(monitoring).with(host("web-1", one)).build(root);
      RegisteredStack first = registration(estate, Map.of()).of(stacks()).get(0);
      assertThat(first.problems())
          .extracting(Diagnostic::code)
          .containsExactly("monitoring.lifecycle");
      assertThat(first.registration().files()).doesNotContainKey("rules/acme." + stack + ".yml");
      closed.hangUp();
      Pauses.sleep(Duration.ofSeconds(1), "the reload");
      Estate again =
          new MonitoredEstate(stack)
              .with(monitoring)
              .with(host("web-1", one))
              .registered(first.registration())
              .build(root);
      RegisteredStack second = registration(again, Map.of()).of(stacks()).get(0);
      assertThat(second.isDone()).isTrue();
      assertThat(second.isNews()).isTrue();
      assertThat(second.registration().files()).containsKey("rules/acme." + stack + ".yml");
    }
  }

  @Test
  void dashboardsAreWrittenOnceAndNeverBesideOneOfTheSameName() throws IOException {
    Path dashboards = Files.createDirectory(root.resolve("dashboards"));
    Monitoring monitoring =
        TestMonitoring.at(
            prometheus.url(), prometheus.targets(), prometheus.rules(), 1, dashboards);
    Estate estate =
        new MonitoredEstate(stack).with(monitoring).with(host("web-1", one)).build(root);
    assertThat(registration(estate, Map.of()).of(stacks()).get(0).isDone()).isTrue();
    assertThat(dashboards.resolve("proxmoxctl-fleet.json")).exists();

    Files.move(dashboards.resolve("proxmoxctl-fleet.json"), dashboards.resolve("copy.json"));
    assertThatThrownBy(() -> registration(estate, Map.of()).of(stacks()))
        .hasMessageContaining("copy.json is a dashboard with the name of one of ours");
  }

  private RegisteredStack register(AppliedRegistration before, ExternalHost... hosts) {
    return registration(estate(before, List.of(), hosts), Map.of()).of(stacks()).get(0);
  }

  private SortedSet<String> stacks() {
    return new TreeSet<>(List.of(stack));
  }

  private Estate estate(AppliedRegistration before, List<Role> roles, ExternalHost... hosts) {
    MonitoredEstate estate =
        new MonitoredEstate(stack)
            .with(
                TestMonitoring.at(
                    prometheus.url(), prometheus.targets(), prometheus.rules(), 1, null))
            .registered(before);
    if (roles.isEmpty()) {
      Stream.of(hosts).forEach(estate::with);
      return estate.build(root);
    }
    // the role's alerts come with the first host that has it
    DesiredState base = new TestEstate().with();
    List<ExternalHost> all =
        Stream.of(hosts).map(host -> withRole(host, roles.get(0).name())).toList();
    return estate.build(
        root,
        new DesiredState(
            base.pipeline(),
            base.clusters(),
            base.networks(),
            base.images(),
            roles,
            List.of(
                TestMonitoring.at(
                    prometheus.url(), prometheus.targets(), prometheus.rules(), 1, null)),
            List.of(),
            all));
  }

  private static ExternalHost withRole(ExternalHost host, String role) {
    return new ExternalHost(
        host.name(),
        host.stack(),
        host.address(),
        host.ssh(),
        host.osFamily(),
        List.of(RoleUse.of(role)),
        host.endpoints(),
        host.labels(),
        host.origins());
  }

  private static List<Role> broken() {
    return List.of(
        new Role(
            "odd",
            List.of("odd"),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Role.Alert("Odd", "sum by (", "5m", "warning", "odd")),
            false,
            TestMonitoring.any().origins()));
  }

  private Registration registration(Estate estate, Map<String, String> environment) {
    Map<String, String> all =
        new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", root.toString()));
    all.putAll(environment);
    Redactor redactor = new Redactor();
    Interruption interruption = new Interruption();
    Surroundings around =
        new Surroundings(
            all,
            redactor,
            new CommonsExecRunner(redactor, interruption),
            interruption,
            Progress.SILENT,
            Terminal.NOBODY,
            Clock.systemUTC(),
            "test");
    return new Registration(
        Site.open(root, all), around, estate, MonitoringPlanner.of(estate), Duration.ofSeconds(20));
  }

  private ExternalHost host(String name, RealExporter exporter) {
    return TestMonitoring.host(
        name, stack, "127.0.0.1", new ExternalHost.Endpoint("node", exporter.port(), "/metrics"));
  }
}
