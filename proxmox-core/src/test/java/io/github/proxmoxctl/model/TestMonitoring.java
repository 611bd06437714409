package io.github.proxmoxctl.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Monitoring document, and what external hosts look like to it. */
public final class TestMonitoring {

  private TestMonitoring() {}

  /** With folders that no test reads. */
  public static Monitoring any() {
    return at(
        URI.create("http://127.0.0.1:9090"), Path.of("/targets"), Path.of("/rules"), 15, null);
  }

  public static Monitoring at(
      URI url, Path targets, Path rules, int scrapeInterval, @Nullable Path dashboards) {
    return new Monitoring(
        "prometheus",
        new Monitoring.Prometheus(url, targets.toString(), rules.toString(), scrapeInterval),
        null,
        dashboards == null
            ? null
            : new Monitoring.Grafana(URI.create("http://127.0.0.1:3000"), dashboards.toString()),
        Monitoring.Thresholds.DEFAULT,
        TestEstate.origins("catalog/monitoring.yaml"));
  }

  /** A host that is only monitored. */
  public static ExternalHost host(
      String name, String stack, String address, ExternalHost.Endpoint... endpoints) {
    return new ExternalHost(
        name,
        stack,
        address,
        null,
        null,
        java.util.List.of(),
        java.util.List.of(endpoints),
        Map.of(),
        TestEstate.origins("servers/" + stack + "/hosts.yaml"));
  }
}
