package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Grafana that was provisioned from {@code monitoring/} shows our dashboards. No package that we
 * install has one, so this is chosen by its tag: {@code -DexcludedGroups= -Dgroups=outside}, with
 * {@code GRAFANA_URL} and {@code GRAFANA_TOKEN} (a service account's, role Viewer).
 */
@Tag("outside")
class GrafanaIT {

  @ParameterizedTest
  @ValueSource(strings = {"proxmoxctl-fleet", "proxmoxctl-server"})
  void aDashboardIsProvisioned(String uid) throws Exception {
    String url = System.getenv("GRAFANA_URL");
    String token = System.getenv("GRAFANA_TOKEN");
    if (url == null || token == null) {
      fail("set GRAFANA_URL and GRAFANA_TOKEN, or leave this test out");
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/api/dashboards/uid/" + uid))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(answer.body()).at("/meta/provisioned").asBoolean())
        .isTrue();
  }
}
