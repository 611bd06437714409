package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.MonitoringTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus scrapes beside what it shall. */
class TargetReportTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final MonitoringTarget WEB = target("10.1.0.11:9100", "web-1");

  @Test
  void aNewTargetHasToAnswerAfterItWasWritten() {
    assertThat(report(Set.of(WEB.key()), active(WEB, true, "", NOW.plusSeconds(1))).isSettled())
        .isTrue();
    assertThat(report(Set.of(WEB.key()), active(WEB, true, "", NOW.minusSeconds(1))).unready())
        .containsEntry(WEB, "not scraped since it was registered");
    assertThat(report(Set.of(WEB.key()), active(WEB, false, "connection refused", NOW)).unready())
        .containsKey(WEB);
    assertThat(report(Set.of(WEB.key())).unready())
        .containsEntry(WEB, "Prometheus does not know it");
  }

  @Test
  void aKnownTargetMayBeDown() {
    TargetReport report = report(Set.of(), active(WEB, false, "context deadline exceeded", NOW));
    assertThat(report.isSettled()).isTrue();
    assertThat(report.down().get(WEB)).startsWith("timeout");
  }

  @Test
  void otherLabelsAreNotWhatWasWritten() {
    MonitoringTarget before =
        new MonitoringTarget(
            "node",
            WEB.address(),
            "web-1",
            "/metrics",
            new TreeMap<>(Map.of("estate", "acme", "stack", "shop", "server", "old")));
    assertThat(report(Set.of(), active(before, true, "", NOW)).unready().get(WEB))
        .contains("server");
  }

  @Test
  void whatIsTakenOutLingersUntilItIsGoneAndOtherStacksAreNotOurs() {
    MonitoringTarget gone = target("10.1.0.12:9100", "web-2");
    MonitoringTarget foreign =
        new MonitoringTarget(
            "node",
            "10.9.0.1:9100",
            "x",
            "/metrics",
            new TreeMap<>(Map.of("estate", "acme", "stack", "erp")));
    TargetReport report =
        report(
            Set.of(),
            active(WEB, true, "", NOW),
            active(gone, false, "", NOW),
            active(foreign, true, "", NOW));
    assertThat(report.lingering()).containsExactly("node 10.1.0.12:9100");
    assertThat(report.isSettled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Get \"http://10.1.0.11:9100/metrics\": dial tcp 10.1.0.11:9100: connect: connection refused | connection refused: nothing listens there",
        "Get \"http://10.1.0.11:9100/metrics\": context deadline exceeded | timeout: no answer within Prometheus' scrape timeout",
        "dial tcp 10.1.0.11:9100: connect: no route to host | no route to the host",
        "dial tcp: lookup nas on 10.1.0.2:53: no such host | its name does not resolve",
        "server returned HTTP status 401 Unauthorized | it wants credentials: server returned HTTP status 401 Unauthorized",
        "tls: failed to verify certificate: x509: unknown authority | TLS: tls: failed to verify certificate: x509: unknown authority",
        "server returned HTTP status 404 Not Found | server returned HTTP status 404 Not Found",
        "expected a valid start token, got \"<\" | what it answers is no metrics: expected a valid start token, got \"<\""
      })
  void theReasonIsInAFewWords(String said, String reason) {
    assertThat(active(WEB, false, said, NOW).reason()).isEqualTo(reason);
  }

  private static TargetReport report(Set<String> fresh, ActiveTarget... active) {
    return TargetReport.of(List.of(active), "acme", "shop", List.of(WEB), fresh, NOW);
  }

  private static MonitoringTarget target(String address, String server) {
    return new MonitoringTarget(
        "node",
        address,
        server,
        "/metrics",
        new TreeMap<>(Map.of("estate", "acme", "stack", "shop", "server", server)));
  }

  private static ActiveTarget active(
      MonitoringTarget target, boolean isUp, String error, Instant at) {
    Map<String, String> labels = new TreeMap<>(target.labels());
    labels.put("job", target.job());
    labels.put("instance", target.address());
    return new ActiveTarget(target.job(), target.address(), labels, isUp, error, at);
  }
}
