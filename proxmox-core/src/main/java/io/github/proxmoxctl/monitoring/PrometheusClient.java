package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One Prometheus, by its HTTP API.
 *
 * <p>Failures are {@link io.github.proxmoxctl.diagnostic.DiagnosticException}s: {@code
 * monitoring.unreachable} when it does not answer, {@code monitoring.answer} when that is not what
 * Prometheus says.
 */
public final class PrometheusClient implements AutoCloseable {

  private static final String NAME = "Prometheus";

  private final HttpService http;

  private PrometheusClient(HttpService http) {
    this.http = http;
  }

  public static PrometheusClient of(URI url) {
    // a reload answers when it is done, which takes a while with much data
    return new PrometheusClient(new HttpService(NAME, url, Duration.ofSeconds(60)));
  }

  /** {@code 2.42.0}; also the first look whether it is there. */
  public String version() {
    return data("/api/v1/status/buildinfo").path("version").asText("unknown");
  }

  /** All that it scrapes now. */
  public List<ActiveTarget> targets() {
    List<ActiveTarget> targets = new ArrayList<>();
    for (JsonNode target : data("/api/v1/targets?state=active").path("activeTargets")) {
      Map<String, String> labels = texts(target.path("labels"));
      targets.add(
          new ActiveTarget(
              labels.getOrDefault("job", target.path("scrapePool").asText()),
              target.path("discoveredLabels").path("__address__").asText(),
              labels,
              target.path("health").asText().equals("up"),
              target.path("lastError").asText(""),
              instant(target.path("lastScrape").asText())));
    }
    return targets;
  }

  /**
   * Which rule files of ours it has loaded: the label {@code digest} of the recorded {@code
   * proxmoxctl:rules} by {@code estate.stack}.
   */
  public Map<String, String> loadedRules() {
    Map<String, String> loaded = new HashMap<>();
    for (JsonNode group : data("/api/v1/rules?type=record").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.path("name").asText().equals("proxmoxctl:rules")) {
          Map<String, String> labels = texts(rule.path("labels"));
          loaded.put(
              labels.get("estate") + "." + labels.get("stack"), labels.getOrDefault("digest", ""));
        }
      }
    }
    return loaded;
  }

  /** The names of its scrape jobs. */
  public Set<String> jobs() {
    Set<String> jobs = new HashSet<>();
    try {
      JsonNode config =
          new YAMLMapper().readTree(data("/api/v1/status/config").path("yaml").asText());
      config.path("scrape_configs").forEach(job -> jobs.add(job.path("job_name").asText()));
    } catch (JsonProcessingException e) {
      throw MonitoringProblems.answer(
          NAME, http.url(), "GET /api/v1/status/config", "its configuration is no YAML");
    }
    return jobs;
  }

  /** How many Alertmanagers it sends alerts to. */
  public int alertmanagers() {
    return data("/api/v1/alertmanagers").path("activeAlertmanagers").size();
  }

  /** Has it read its configuration and rules again; returns when that is done. */
  public Reload reload() {
    HttpService.Answer answer = http.post("/-/reload");
    if (answer.status() == 200) {
      return new Reload.Done();
    }
    return answer.status() == 403 && answer.body().contains("Lifecycle")
        ? new Reload.Disabled()
        : new Reload.Refused("HTTP " + answer.status() + ": " + answer.quoted());
  }

  private JsonNode data(String path) {
    JsonNode document = http.get(path);
    if (!document.path("status").asText().equals("success")) {
      throw MonitoringProblems.answer(
          NAME, http.url(), "GET " + path, "it has no \"status\": \"success\"");
    }
    return document.path("data");
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static Instant instant(String text) {
    try {
      return java.time.OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
