package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.proxmoxctl.lab.HostsOption;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, whole: servers that are made, configured and registered, on real hosts, with a real
 * OpenBao, Prometheus and Alertmanager.
 */
@Tag("hosts")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DeployIT {

  private static final String ROOT_PASSWORD = "canary-Ro0t-{{ lookup('pipe','id') }}-7Zq'\"";
  private static final String SHOP_PASSWORD = "canary-Sh0p-5Xw9Kd2Lm";

  @TempDir private Path folder;
  private final Queue<JsonNode> notifications = new ConcurrentLinkedQueue<>();
  private final Set<String> seenInProcesses = ConcurrentHashMap.newKeySet();
  private final StringBuilder said = new StringBuilder();
  private HttpServer receiver;
  private Lab lab;
  private InfraRepo repo;
  private Operator operator;
  private String privateKey = "";
  private int prometheusPort;
  private int alertmanagerPort;

  @AfterEach
  void stop() throws Exception {
    if (lab != null) {
      lab.close();
    }
    ProjectTool.run("openbao", "stop", folder.resolve("openbao").toString());
    ProjectTool.run("prometheus", "stop", folder.resolve("monitoring").toString());
    if (receiver != null) {
      receiver.stop(0);
    }
  }

  @Test
  void fromNothingToServersThatAnswerAreScrapedAndLeaveQuietly() throws Exception {
    Thread watch = watchProcesses();

    run(2, "plan", "--detailed-exitcode");
    Answer deployed = run(0, "deploy");
    assertThat(deployed.out())
        .contains("Applied: 4 created.", "Configured: 4 hosts", "(4 of 4 targets up)");
    watch.interrupt();
    watch.join();

    String web = address("web");
    assertThat(eventually(web, "app-1")).contains("app-1").contains("answers");
    assertThat(eventually(web, "app-2")).contains("app-2").contains("answers");
    assertThat(run(0, "status").out()).containsPattern("web .*running.*1/1 up");

    // nothing is left to do, and nothing is recorded for it
    String tip = repo.git("rev-parse", "origin/proxmoxctl/ledger");
    run(0, "plan", "--detailed-exitcode");
    run(0, "deploy");
    repo.git("fetch", "-q", "origin");
    assertThat(repo.git("rev-parse", "origin/proxmoxctl/ledger")).isEqualTo(tip);

    aServerThatLeavesRaisesNoAlert();
    twoHostsThatDieAreOneNotification();
    noSecretIsAnywhere();
  }

  private void aServerThatLeavesRaisesNoAlert() throws Exception {
    repo.replace("servers/shop/app.yaml", "replicas: 2", "replicas: 1");
    repo.commit("One application server is enough");
    run(0, "plan");
    assertThat(run(4, "deploy").err()).contains("policy.maxDestroys");
    assertThat(silences()).isEmpty();
    String digest =
        new ObjectMapper()
            .readTree(repo.read("target/proxmox/plan-result.json"))
            .path("digest")
            .asText();
    run(0, "deploy", "--approve", digest.substring(0, 12));
    assertThat(silences())
        .singleElement()
        .satisfies(
            silence -> {
              assertThat(silence.at("/matchers/1/value").asText()).isEqualTo("app-2");
              assertThat(silence.at("/status/state").asText()).isEqualTo("expired");
            });
    assertThat(query("up{server=\"app-2\"}")).isEmpty();
    LabApi.pause(8000);
    assertThat(downs()).isEmpty();
  }

  // killed as by a power cut: their targets stay and stop to answer
  private void twoHostsThatDieAreOneNotification() throws Exception {
    LabApi api = new LabApi(lab);
    api.cut("web");
    api.cut("app-1");
    for (int attempt = 0; attempt < 120 && downs().isEmpty(); attempt++) {
      LabApi.pause(500);
    }
    LabApi.pause(5000);
    assertThat(downs())
        .singleElement()
        .satisfies(
            notification ->
                assertThat(notification.path("alerts").findValuesAsText("server"))
                    .containsExactlyInAnyOrder("web", "app-1"));
  }

  private List<JsonNode> downs() {
    return notifications.stream()
        .filter(n -> n.at("/commonLabels/alertname").asText().equals("ServerDown"))
        .toList();
  }

  private void noSecretIsAnywhere() throws Exception {
    String key = privateKey.lines().skip(2).findFirst().orElseThrow();
    List<String> canaries =
        List.of("canary-Ro0t", "canary-Sh0p", key, lab.token("apply").split("=", 2)[1]);
    String objects =
        repo.git(
            "cat-file", "--batch-all-objects", "--batch", "--unordered", "--allow-unknown-type");
    for (String canary : canaries) {
      assertThat(said.toString()).as("what was said").doesNotContain(canary);
      assertThat(objects).as("what is committed").doesNotContain(canary);
      assertThat(seenInProcesses).as("arguments of processes").noneMatch(a -> a.contains(canary));
      try (Stream<Path> files = Files.walk(repo.root())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertThat(text.contains(canary)).as("%s holds %s", file, canary).isFalse();
        }
      }
    }
    try (Stream<Path> left = Files.list(Path.of("/dev/shm"))) {
      assertThat(left.filter(path -> path.toString().contains("proxmoxctl")).flatMap(DeployIT::all))
          .isEmpty();
    }
  }

  private static Stream<Path> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          notifications.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    prometheusPort = ProjectTool.freePort();
    alertmanagerPort = ProjectTool.freePort();
    ProjectTool.run(
        "prometheus",
        "start",
        folder.resolve("monitoring").toString(),
        "--port",
        "" + prometheusPort,
        "--alertmanager-port",
        "" + alertmanagerPort,
        "--scrape-interval",
        "1s",
        "--group-wait",
        "4s",
        "--webhook",
        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
    int vaultPort = ProjectTool.freePort();
    ProjectTool.run("openbao", "start", folder.resolve("openbao").toString(), "" + vaultPort);
    lab = Lab.start(LabOptions.in(folder.resolve("lab")).withHosts(HostsOption.ON));
    Path key = folder.resolve("id_ed25519");
    ProjectTool.command(
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
    privateKey = Files.readString(key);
    String token = Files.readString(folder.resolve("openbao/token")).strip();
    put(vaultPort, token, "ssh", Map.of("private_key", privateKey));
    put(
        vaultPort,
        token,
        "ansible",
        Map.of("mysql_root_password", ROOT_PASSWORD, "mysql_shop_password", SHOP_PASSWORD));
    repo = InfraRepo.ofSample(folder, lab);
    declare(key, vaultPort);
    operator =
        Operator.of(repo, lab).with("VAULT_TOKEN", token).with("PATH", System.getenv("PATH"));
  }

  private void declare(Path key, int vaultPort) throws IOException {
    repo.replace("proxmox.yaml", "127.0.0.1:8200", "127.0.0.1:" + vaultPort);
    Files.copy(folder.resolve("openbao/ca.pem"), repo.root().resolve("vault-ca.pem"));
    repo.write(
        "catalog/monitoring.yaml",
        """
        apiVersion: proxmoxctl/v1
        kind: Monitoring
        metadata: {name: main}
        spec:
          prometheus:
            url: http://127.0.0.1:%d
            targetsDirectory: %2$s/targets
            rulesDirectory: %2$s/rules
            scrapeInterval: 1s
          alertmanager: {url: "http://127.0.0.1:%3$d"}
        """
            .formatted(prometheusPort, folder.resolve("monitoring"), alertmanagerPort));
    String login =
        "sshKeys: [" + Files.readString(key.resolveSibling("id_ed25519.pub")).strip() + "]";
    repo.write(
        "servers/shop/web.yaml",
        InfraRepo.server(
            "web",
            login,
            "roles: [node_exporter, {role: web, variables: {web_upstreams: {membersOf: {role: was}}}}]"));
    repo.write(
        "servers/shop/app.yaml",
        InfraRepo.server(
            "app",
            login,
            "replicas: 2",
            "roles:",
            "  - node_exporter",
            "  - role: was",
            "    variables: {was_db_host: {addressOf: db}, was_db_name: shop, was_db_user: shop}",
            "    secrets: {was_db_password: {vault: secret/ansible, key: mysql_shop_password}}"));
    repo.write(
        "servers/shop/db.yaml",
        InfraRepo.server(
            "db",
            login,
            "disks: [{name: data, size: 2GiB, filesystem: xfs, mount: /var/lib/mysql}]",
            "roles:",
            "  - node_exporter",
            "  - role: db",
            "    variables: {db_name: shop, db_user: shop, db_client_addresses: {membersOf: {role: was}}}",
            "    secrets:",
            "      db_root_password: {vault: secret/ansible, key: mysql_root_password}",
            "      db_password: {vault: secret/ansible, key: mysql_shop_password}"));
    repo.commit("The shop");
  }

  private Answer run(int code, String... arguments) {
    Answer answer = operator.run(arguments).expect(code);
    said.append(answer.out()).append(answer.err());
    return answer;
  }

  private String address(String server) throws IOException {
    String ledger = repo.recorded("shop.yaml");
    return ledger.replaceFirst("(?s).*\\n  " + server + ":.*?address: \"?([0-9.]+).*", "$1");
  }

  private static String eventually(String web, String server) throws Exception {
    String body = "";
    for (int attempt = 0; attempt < 20 && !body.contains(server); attempt++) {
      body = get("http://" + web + "/");
    }
    return body;
  }

  private JsonNode silences() throws Exception {
    return new ObjectMapper()
        .readTree(get("http://127.0.0.1:" + alertmanagerPort + "/api/v2/silences"));
  }

  private JsonNode query(String expression) throws Exception {
    return new ObjectMapper()
        .readTree(
            get(
                "http://127.0.0.1:"
                    + prometheusPort
                    + "/api/v1/query?query="
                    + java.net.URLEncoder.encode(expression, StandardCharsets.UTF_8)))
        .at("/data/result");
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Everything that any process was started with, for as long as it is not interrupted. */
  private Thread watchProcesses() {
    Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                  for (Path process : processes.toList()) {
                    if (process.getFileName().toString().matches("\\d+")) {
                      seenInProcesses.add(read(process.resolve("cmdline")));
                    }
                  }
                  Thread.sleep(20);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "processes");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // it has ended
      return "";
    }
  }

  private void put(int port, String token, String path, Map<String, String> values)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(bao(), "kv", "put", "-mount=secret", path, "-")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bao.log").toFile());
    builder.environment().put("BAO_ADDR", "https://127.0.0.1:" + port);
    builder.environment().put("BAO_CACERT", folder.resolve("openbao/ca.pem").toString());
    builder.environment().put("BAO_TOKEN", token);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(new ObjectMapper().writeValueAsBytes(values));
    }
    assertThat(process.waitFor()).isZero();
  }

  private String bao() throws IOException {
    Path own = Path.of(Operator.cache(), "python/bin/bao");
    assertThat(own).as("OpenBao: run tools/setup --test").exists();
    return own.toString();
  }
}
