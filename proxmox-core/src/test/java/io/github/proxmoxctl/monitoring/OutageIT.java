package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.generation.StackMonitoring;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestMonitoring;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers go down at once: whoever is on duty hears of it once. */
class OutageIT {

  @TempDir private Path folder;
  private final Queue<JsonNode> notifications = new ConcurrentLinkedQueue<>();
  private final Queue<String> credentials = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          notifications.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  @Test
  void threeServersDownAreOneNotification() throws Exception {
    List<RealExporter> exporters = new ArrayList<>();
    try (RealPrometheus prometheus =
        RealPrometheus.start(
            folder.resolve("monitoring"),
            "--webhook",
            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts",
            "--group-wait",
            "4s",
            "--group-interval",
            "5m")) {
      TestEstate estate = new TestEstate();
      for (int i = 1; i <= 3; i++) {
        RealExporter exporter = RealExporter.start("127.0.0.1");
        exporters.add(exporter);
        estate.externalHost(
            TestMonitoring.host(
                "web-" + i,
                "shop",
                "127.0.0.1",
                new ExternalHost.Endpoint("node", exporter.port(), "/metrics")));
      }
      register(prometheus, estate.with());
      await(
          "all to be scraped",
          () ->
              prometheus
                  .get("/api/v1/query?query=sum(up%7Bjob%3D%22node%22%7D)")
                  .contains("\"3\""));

      exporters.forEach(RealExporter::close);
      await("a notification", () -> firing().size() == 1);
      Thread.sleep(6000);

      assertThat(firing())
          .singleElement()
          .satisfies(
              notification -> {
                assertThat(notification.at("/groupLabels/alertname").asText())
                    .isEqualTo("ServerDown");
                assertThat(notification.at("/groupLabels/stack").asText()).isEqualTo("shop");
                assertThat(notification.path("alerts").findValuesAsText("server"))
                    .containsExactlyInAnyOrder("web-1", "web-2", "web-3");
              });
      assertThat(credentials).allSatisfy(header -> assertThat(header).startsWith("Bearer "));
    } finally {
      exporters.forEach(RealExporter::close);
    }
  }

  private List<JsonNode> firing() {
    return notifications.stream()
        .filter(
            notification ->
                notification.at("/commonLabels/alertname").asText().equals("ServerDown"))
        .toList();
  }

  private static void register(RealPrometheus prometheus, DesiredState desired) {
    Monitoring monitoring =
        TestMonitoring.at(prometheus.url(), prometheus.targets(), prometheus.rules(), 1, null);
    List<Host> hosts =
        desired.externalHosts().stream().map(host -> (Host) new Host.OfExternal(host)).toList();
    MonitoringFolders folders = MonitoringFolders.of(monitoring);
    StackMonitoring.of(desired, monitoring, "shop", hosts, hosts).files().forEach(folders::put);
    try (PrometheusClient client = PrometheusClient.of(prometheus.url())) {
      assertThat(client.reload()).isInstanceOf(Reload.Done.class);
    }
  }

  private interface Claim {
    boolean holds();
  }

  private static void await(String what, Claim claim) throws InterruptedException {
    for (int look = 0; look < 120; look++) {
      if (claim.holds()) {
        return;
      }
      Thread.sleep(500);
    }
    throw new AssertionError("waited for " + what);
  }
}
