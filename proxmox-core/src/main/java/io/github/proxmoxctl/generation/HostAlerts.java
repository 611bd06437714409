package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.Monitoring;
import java.util.ArrayList;
import java.util.List;

/** The alerts that every server of a stack has, whatever its roles. */
final class HostAlerts {

  private static final String WARNING = "warning";
  private static final String CRITICAL = "critical";

  /** What holds no data of its own, or cannot be filled. */
  private static final String FILE_SYSTEMS = "fstype!~\"tmpfs|ramfs|overlay|squashfs|iso9660\"";

  private final String selector;
  private final Monitoring monitoring;

  /**
   * @param selector matches the series of the stack: {@code estate="acme",stack="shop"}
   */
  HostAlerts(String selector, Monitoring monitoring) {
    this.selector = selector;
    this.monitoring = monitoring;
  }

  List<AlertRule> all() {
    Monitoring.Thresholds thresholds = monitoring.thresholds();
    List<AlertRule> rules = new ArrayList<>(reachability());
    rules.addAll(
        levels(
            "DiskAlmostFull",
            "100 * (1 - node_filesystem_avail_bytes{%1$s,%2$s} / node_filesystem_size_bytes{%1$s,%2$s})"
                .formatted(FILE_SYSTEMS, selector),
            thresholds.disk(),
            "10m",
            "{{ $labels.mountpoint }} of {{ $labels.server }} is {{ printf \"%.0f\" $value }} %"
                + " full"));
    rules.add(diskFillingUp(thresholds.disk()));
    rules.addAll(
        levels(
            "MemoryHigh",
            "100 * (1 - node_memory_MemAvailable_bytes{%1$s} / node_memory_MemTotal_bytes{%1$s})"
                .formatted(selector),
            thresholds.memory(),
            "10m",
            "memory of {{ $labels.server }} is {{ printf \"%.0f\" $value }} % used"));
    rules.addAll(
        levels(
            "CpuHigh",
            ("100 * (1 - avg without (cpu, mode)"
                    + " (rate(node_cpu_seconds_total{mode=\"idle\",%s}[5m])))")
                .formatted(selector),
            thresholds.cpu(),
            "15m",
            "CPU of {{ $labels.server }} is {{ printf \"%.0f\" $value }} % busy"));
    rules.addAll(system());
    return rules;
  }

  // a scrape may fail; four in a row are no accident
  private String missedScrapes() {
    return 4 * monitoring.prometheus().scrapeIntervalSeconds() + "s";
  }

  private List<AlertRule> reachability() {
    return List.of(
        AlertRule.of(
                "ServerDown",
                "up{job=\"node\",%s} == 0".formatted(selector),
                missedScrapes(),
                CRITICAL,
                "{{ $labels.server }} is down")
            .because("Its node exporter at {{ $labels.instance }} does not answer."),
        AlertRule.of(
                "ExporterDown",
                ("up{job!=\"node\",%1$s} == 0" + " unless on (server) up{job=\"node\",%1$s} == 0")
                    .formatted(selector),
                missedScrapes(),
                WARNING,
                "{{ $labels.job }} of {{ $labels.server }} does not answer")
            .because("{{ $labels.instance }} cannot be scraped, though the server itself can."),
        AlertRule.of(
                "RegistryDrift",
                "count by (estate, stack, job, instance) (up{%s}) > 1".formatted(selector),
                "5m",
                WARNING,
                "{{ $labels.instance }} is scraped twice by job {{ $labels.job }}")
            .because("Another file of targets names it as well; each of its alerts comes twice."),
        AlertRule.of(
                "TargetsMissing",
                "absent(up{%s})".formatted(selector),
                "10m",
                CRITICAL,
                "Prometheus scrapes nothing of stack {{ $labels.stack }} any more")
            .because(
                "Its files of targets are gone; `proxmoxctl register-monitoring` restores"
                    + " them."));
  }

  private AlertRule diskFillingUp(Monitoring.Levels disk) {
    return AlertRule.of(
            "DiskFillingUp",
            ("predict_linear(node_filesystem_avail_bytes{%1$s,%2$s}[6h], 86400) < 0"
                    + " and 100 * (1 - node_filesystem_avail_bytes{%1$s,%2$s}"
                    + " / node_filesystem_size_bytes{%1$s,%2$s}) > %3$d")
                .formatted(FILE_SYSTEMS, selector, disk.warning() / 2),
            "1h",
            WARNING,
            "{{ $labels.mountpoint }} of {{ $labels.server }} will be full within a day")
        .because("At the pace of the last six hours.");
  }

  private static List<AlertRule> levels(
      String name, String value, Monitoring.Levels levels, String pending, String summary) {
    return List.of(
        AlertRule.of(name, value + " > " + levels.critical(), pending, CRITICAL, summary),
        AlertRule.of(name, value + " > " + levels.warning(), pending, WARNING, summary));
  }

  private List<AlertRule> system() {
    return List.of(
        AlertRule.of(
            "ClockNotSynchronised",
            ("min_over_time(node_timex_sync_status{%1$s}[5m]) == 0"
                    + " and node_timex_maxerror_seconds{%1$s} >= 16")
                .formatted(selector),
            "10m",
            WARNING,
            "the clock of {{ $labels.server }} is not synchronised"),
        AlertRule.of(
            "ClockSkew",
            "abs(node_timex_offset_seconds{%s}) > 0.05".formatted(selector),
            "10m",
            WARNING,
            "the clock of {{ $labels.server }} is {{ printf \"%.2f\" $value }} s off"),
        AlertRule.of(
            "SystemdUnitFailed",
            "node_systemd_unit_state{state=\"failed\",%s} == 1".formatted(selector),
            "5m",
            WARNING,
            "{{ $labels.name }} of {{ $labels.server }} has failed"));
  }
}
