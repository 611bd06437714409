package io.github.proxmoxctl.monitoring;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** One Alertmanager, by its HTTP API; failures as those of {@link PrometheusClient}. */
public final class AlertmanagerClient implements AutoCloseable {

  private final HttpService http;

  private AlertmanagerClient(HttpService http) {
    this.http = http;
  }

  public static AlertmanagerClient of(URI url) {
    return new AlertmanagerClient(new HttpService("Alertmanager", url, Duration.ofSeconds(10)));
  }

  /** {@code 0.25.0}; also a look whether it is there. */
  public String version() {
    return http.get("/api/v2/status").path("versionInfo").path("version").asText("unknown");
  }

  /**
   * Keeps the alerts of some servers quiet.
   *
   * @param until when it ends if nobody expires it before
   * @return its id
   */
  public String silence(Silence silence, Instant from, Instant until) {
    return http.post("/api/v2/silences", silence.json(from, until)).path("silenceID").asText();
  }

  /** Ends a silence; it stays to be looked at for as long as Alertmanager keeps it. */
  public void expire(String id) {
    http.delete("/api/v2/silence/" + id);
  }

  @Override
  public void close() {
    http.close();
  }
}
