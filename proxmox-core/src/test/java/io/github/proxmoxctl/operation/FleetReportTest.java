package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.ServerStatus;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.monitoring.ActiveTarget;
import io.github.proxmoxctl.plan.TestGiven;
import io.github.proxmoxctl.render.StatusText;
import io.github.proxmoxctl.render.Style;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fleet's rows, and the table of them. */
class FleetReportTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String KEY = "node 10.1.0.11:9100";
  private static final AppliedServer WEB =
      TestGiven.server("web-1", Map.of(), TestGiven.nic(0, "10.1.0.11"), "front");

  @Test
  void aServerThatIsAsItShouldBe() {
    ServerStatus row = only(rows(running(), Map.of(KEY, target(true, ""))));
    assertThat(row.remarks()).isEmpty();
    assertThat(StatusText.render(List.of(row), NOW, Style.PLAIN))
        .isEqualTo(
            """
            SERVER  NODE  ADDRESS    ROLES              POWER    CONFIGURED       TARGETS  LAST BACKUP
            web-1   pve2  10.1.0.11  node_exporter,web  running  2 h ago 3f9c2e1  1/1 up   -
            """);
  }

  @Test
  void aTargetThatIsDownIsMarkedAndExplained() {
    ServerStatus row =
        only(rows(running(), Map.of(KEY, target(false, "connect: connection refused"))));
    String text = StatusText.render(List.of(row), NOW, Style.PLAIN);
    assertThat(text)
        .contains("0/1 up   -            !\n")
        .contains("! web-1 target " + KEY + ": connection refused");
  }

  @Test
  void whatCouldNotBeAskedIsUnknownAndNoFault() {
    LiveFleet silent = new LiveFleet(Map.of(), null, Map.of(), List.of());
    ServerStatus row = only(report(silent, server()));
    assertThat(row.remarks()).isEmpty();
    assertThat(row.power()).isNull();
    assertThat(row.node()).isEqualTo("pve1");
    assertThat(row.up()).isNull();
    assertThat(StatusText.render(List.of(row), NOW, Style.PLAIN)).contains("  ?  ", "?/1 up");
  }

  @Test
  void aVmThatIsGoneOrStoppedIsSaid() {
    assertThat(only(rows(Map.of(), Map.of(KEY, target(true, "")))).remarks())
        .containsExactly("VM 1042 is not on cluster main");
    assertThat(only(rows(Map.of(1042, live("stopped")), Map.of(KEY, target(true, "")))).remarks())
        .containsExactly("is stopped and declared running");
  }

  @Test
  void theNewestBackupIsShownAndWhatAPolicyMissesExplained() {
    assertThat(
            backup(new FleetBackups.Found(new LastBackup(NOW.minusSeconds(7300), true), List.of())))
        .endsWith("1/1 up   2 h ago\n");
    assertThat(backup(new FleetBackups.Found(new LastBackup(null, false), List.of())))
        .contains("1/1 up   ?\n", "? backups are not shown to the plan token: VM.Backup");
    assertThat(
            backup(
                new FleetBackups.Found(
                    new LastBackup(null, true), List.of("newest backup is missing, and so on"))))
        .contains("1/1 up   none         !\n", "! web-1 newest backup is missing, and so on\n");
  }

  private static String backup(FleetBackups.Found found) {
    LiveFleet live =
        new LiveFleet(
            Map.of("main", running()),
            Map.of(KEY, target(true, "")),
            Map.of("web-1", found),
            List.of());
    return StatusText.render(report(live, server()), NOW, Style.PLAIN);
  }

  @Test
  void whatIsDeclaredOnlyOrRecordedOnlyIsListed() {
    LiveFleet live =
        new LiveFleet(
            Map.of("main", running()), Map.of(KEY, target(true, "")), Map.of(), List.of());
    List<ServerStatus> rows = report(live, TestServer.named("web-2").nic("front", "app"));
    assertThat(rows).extracting(ServerStatus::server).containsExactly("web-1", "web-2");
    assertThat(rows.get(0).remarks())
        .containsExactly("its YAML is gone: the next apply destroys it");
    assertThat(rows.get(1).remarks()).singleElement().asString().contains("does not exist yet");
  }

  private static List<ServerStatus> rows(
      Map<Integer, LiveServer> guests, Map<String, ActiveTarget> targets) {
    return report(new LiveFleet(Map.of("main", guests), targets, Map.of(), List.of()), server());
  }

  private static TestServer server() {
    return TestServer.named("web-1").nic("front", "app").role("node_exporter").role("web");
  }

  private static List<ServerStatus> report(LiveFleet live, TestServer... servers) {
    DesiredState desired = new TestEstate().with(servers);
    AppliedStack applied =
        new AppliedStack(
                "shop",
                "main",
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(Map.of("web-1", WEB)),
                List.of(),
                List.of())
            .registered(new AppliedRegistration(new TreeSet<>(List.of(KEY)), new TreeMap<>()))
            .configured(
                new TreeMap<>(),
                new TreeMap<>(
                    Map.of(
                        "web-1",
                        new AppliedConfiguration(
                            "d", new TreeMap<>(), "3f9c2e1000", "run", NOW.minusSeconds(7300)))));
    return FleetReport.of(desired, Map.of("shop", applied), new TreeSet<>(List.of("shop")), live);
  }

  private static ServerStatus only(List<ServerStatus> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Map<Integer, LiveServer> running() {
    return Map.of(1042, live("running"));
  }

  private static LiveServer live(String status) {
    return new LiveServer(
        1042, "web-1", "pve2", status, false, 2, DataSize.ofGibibytes(4), List.of());
  }

  private static ActiveTarget target(boolean isUp, String error) {
    return new ActiveTarget("node", "10.1.0.11:9100", Map.of(), isUp, error, NOW);
  }
}
