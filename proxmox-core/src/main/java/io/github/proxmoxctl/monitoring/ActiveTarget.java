package io.github.proxmoxctl.monitoring;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A target as Prometheus has it.
 *
 * @param job as labelled
 * @param address as discovered: {@code host:port}
 * @param labels all of them
 * @param isUp whether its last scrape succeeded
 * @param lastError what Prometheus said of the last scrape; empty when there is nothing to say
 * @param lastScrape the epoch before the first
 */
public record ActiveTarget(
    String job,
    String address,
    Map<String, String> labels,
    boolean isUp,
    String lastError,
    Instant lastScrape) {

  public ActiveTarget {
    labels = Map.copyOf(labels);
  }

  public String key() {
    return job + " " + address;
  }

  /** Why it is not up, in a few words. */
  public String reason() {
    if (lastError.isBlank()) {
      return isUp ? "up" : "not scraped yet";
    }
    String error = lastError.toLowerCase(Locale.ROOT);
    if (error.contains("connection refused")) {
      return "connection refused: nothing listens there";
    }
    if (error.contains("no route to host") || error.contains("network is unreachable")) {
      return "no route to the host";
    }
    if (error.contains("no such host")) {
      return "its name does not resolve";
    }
    if (error.contains("deadline exceeded") || error.contains("i/o timeout")) {
      return "timeout: no answer within Prometheus' scrape timeout";
    }
    if (error.contains("x509") || error.contains("tls:")) {
      return "TLS: " + MonitoringProblems.quoted(lastError);
    }
    if (error.contains("status 401") || error.contains("status 403")) {
      return "it wants credentials: " + MonitoringProblems.quoted(lastError);
    }
    return error.contains("http status")
        ? MonitoringProblems.quoted(lastError)
        : "what it answers is no metrics: " + MonitoringProblems.quoted(lastError);
  }
}
