package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Prometheus scrapes.
 *
 * @param job the scrape job, which names the folder that its file is in
 * @param address {@code host:port}
 * @param server the host's name; also among the labels
 * @param path the HTTP path of the metrics
 * @param labels what is put on each of its series, without {@code job} and {@code instance}
 */
public record MonitoringTarget(
    String job, String address, String server, String path, SortedMap<String, String> labels)
    implements Comparable<MonitoringTarget> {

  /** The path that needs no mention. */
  public static final String DEFAULT_PATH = "/metrics";

  private static final Comparator<MonitoringTarget> ORDER =
      Comparator.comparing(MonitoringTarget::job)
          .thenComparing(MonitoringTarget::server)
          .thenComparing(MonitoringTarget::address);

  public MonitoringTarget {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** {@code node 10.1.0.31:9100}: what it is recorded by; unique in a Prometheus. */
  public String key() {
    return job + " " + address;
  }

  /** {@code node shop-web-1:9100}: what a person reads. */
  public String title() {
    return job + " " + server + address.substring(address.lastIndexOf(':'));
  }

  @Override
  public int compareTo(MonitoringTarget other) {
    return ORDER.compare(this, other);
  }
}
