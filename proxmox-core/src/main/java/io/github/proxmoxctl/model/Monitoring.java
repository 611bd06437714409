package io.github.proxmoxctl.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The monitoring of an estate.
 *
 * @param prometheus where Prometheus is, and the folders that it reads
 * @param alertmanager base URL, or null where there is none
 * @param grafana where Grafana is, or null where there is none
 * @param thresholds when the alerts fire
 */
public record Monitoring(
    String name,
    Prometheus prometheus,
    @Nullable URI alertmanager,
    @Nullable Grafana grafana,
    Thresholds thresholds,
    Origins origins) {

  /**
   * A Prometheus whose folders are on this machine.
   *
   * @param url base URL of its HTTP API
   * @param targetsDirectory absolute; {@code <job>/*.json} in it are read by {@code
   *     file_sd_configs}
   * @param rulesDirectory absolute; {@code *.yml} in it are read by {@code rule_files}
   * @param scrapeIntervalSeconds how long a target may take to appear
   */
  public record Prometheus(
      URI url, String targetsDirectory, String rulesDirectory, int scrapeIntervalSeconds) {}

  /**
   * A Grafana that is provisioned from files.
   *
   * @param url base URL, for links
   * @param dashboardsDirectory absolute, or null: dashboards are left to the operator
   */
  public record Grafana(URI url, @Nullable String dashboardsDirectory) {}

  /** Percentages at which an alert warns and is critical. */
  public record Thresholds(Levels cpu, Levels memory, Levels disk) {
    public static final Thresholds DEFAULT =
        new Thresholds(new Levels(80, 95), new Levels(85, 95), new Levels(85, 95));
  }

  /** Percentages, warning below critical. */
  public record Levels(int warning, int critical) {}
}
