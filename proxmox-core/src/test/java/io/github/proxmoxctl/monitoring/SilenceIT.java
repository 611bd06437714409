package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager keeps quiet about the servers that leave, and about no other. */
class SilenceIT {

  private static final String ALERTS =
      """
      [{"labels": {"alertname": "ServerDown", "estate": "acme", "server": "web-1"}},
       {"labels": {"alertname": "ServerDown", "estate": "acme", "server": "web-10"}},
       {"labels": {"alertname": "ServerDown", "estate": "other", "server": "web-1"}}]""";

  @TempDir private Path folder;

  @Test
  void silencesJustTheNamedServersUntilItIsExpired() throws Exception {
    try (RealPrometheus prometheus = RealPrometheus.start(folder.resolve("monitoring"));
        AlertmanagerClient client = AlertmanagerClient.of(prometheus.alertmanager())) {
      fire(prometheus.alertmanager());
      Instant now = Instant.now();

      String id =
          client.silence(
              new Silence("acme", List.of("db", "web-1"), "ops", "they leave"),
              now,
              now.plus(Duration.ofHours(1)));

      assertThat(suppressed(prometheus)).containsExactly("acme web-1");
      client.expire(id);
      assertThat(suppressed(prometheus)).isEmpty();
      assertThat(json(prometheus, "/api/v2/silence/" + id).at("/status/state").asText())
          .isEqualTo("expired");
      assertThatThrownBy(() -> client.expire("00000000-0000-0000-0000-000000000000"))
          .isInstanceOf(DiagnosticException.class)
          .hasMessageContaining("Alertmanager");
    }
  }

  private static void fire(URI alertmanager) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(alertmanager + "/api/v2/alerts"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(ALERTS))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  // Alertmanager marks an alert when it next notifies, so the query asks by silence
  private static List<String> suppressed(RealPrometheus prometheus) throws Exception {
    JsonNode shown = json(prometheus, "/api/v2/alerts?silenced=false");
    return json(prometheus, "/api/v2/alerts").findParents("alertname").stream()
        .filter(labels -> !shown.findParents("alertname").contains(labels))
        .map(labels -> labels.path("estate").asText() + " " + labels.path("server").asText())
        .toList();
  }

  private static JsonNode json(RealPrometheus prometheus, String path) throws Exception {
    return new ObjectMapper().readTree(RealPrometheus.get(prometheus.alertmanager(), path));
  }
}
