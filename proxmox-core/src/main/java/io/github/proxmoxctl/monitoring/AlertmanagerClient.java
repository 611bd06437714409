package io.github.proxmoxctl.monitoring;

import java.net.URI;
import java.time.Duration;

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

  @Override
  public void close() {
    http.close();
  }
}
