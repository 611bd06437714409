package io.github.proxmoxctl.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VmIdRange;
import io.github.proxmoxctl.secret.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real TLS with an authority of our own. */
@Timeout(60)
class ProxmoxClientIT {

  private static final String TOKEN = "plan@pve!ci=0000-1111";

  /** For all but the tests of time: a busy machine must not decide them. */
  private static final Timeouts PATIENT =
      new Timeouts(
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(120),
          3,
          Duration.ofMillis(20));

  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(2),
          Duration.ofMillis(400),
          Duration.ofSeconds(3),
          3,
          Duration.ofMillis(20));

  @TempDir Path folder;
  private HeldCertificate authority;
  private MockWebServer server;
  private Path caFile;

  @BeforeEach
  void start() throws Exception {
    authority = new HeldCertificate.Builder().certificateAuthority(0).commonName("lab").build();
    HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
    caFile = folder.resolve("ca bundle.pem");
    Files.writeString(caFile, other.certificatePem() + authority.certificatePem());
    server = serverFor("localhost");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anInventoryIsReadByOneRequestWithTheToken() throws Exception {
    json(
        """
        {"data":[
          {"id":"qemu/1001","type":"qemu","vmid":1001,"name":"shop-web-1","node":"pve1",
           "status":"running","template":0,"maxcpu":2,"maxmem":4294967296,"tags":"web;shop"},
          {"id":"qemu/9000","type":"qemu","vmid":9000,"name":"rocky-9","node":"pve2",
           "status":"stopped","template":1,"maxcpu":1,"maxmem":2147483648},
          {"id":"lxc/300","type":"lxc","vmid":300,"node":"pve3","status":"unknown"},
          {"id":"node/pve1","node":"pve1","type":"node","status":"online","maxcpu":16,
           "maxmem":68719476736,"mem":1,"cpu":0.1},
          {"id":"node/pve3","node":"pve3","type":"node","status":"offline"},
          {"id":"storage/pve1/ssd","type":"storage","storage":"ssd","node":"pve1","shared":1,
           "status":"available","plugintype":"rbd","maxdisk":107374182400,"disk":1073741824},
          {"id":"sdn/pve1/localnetwork","type":"sdn","node":"pve1","sdn":"localnetwork"},
          {"id":"/pool/shop","type":"pool","pool":"shop"}]}
        """);
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.inventory())
          .isEqualTo(
              new LiveInventory(
                  "main",
                  new TreeMap<>(
                      Map.of(
                          300,
                          guest(300, "VM 300", "pve3", "unknown", false, 0, 0, List.of()),
                          1001,
                          guest(
                              1001,
                              "shop-web-1",
                              "pve1",
                              "running",
                              false,
                              2,
                              4,
                              List.of("shop", "web")),
                          9000,
                          guest(9000, "rocky-9", "pve2", "stopped", true, 1, 2, List.of()))),
                  new TreeMap<>(
                      Map.of(
                          "pve1",
                          new LiveNode("pve1", true, 16, DataSize.ofGibibytes(64)),
                          "pve3",
                          new LiveNode("pve3", false, 0, new DataSize(0)))),
                  List.of(
                      new LiveStorage(
                          "ssd",
                          "pve1",
                          true,
                          DataSize.ofGibibytes(100),
                          DataSize.ofGibibytes(1)))));
    }
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/api2/json/cluster/resources");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("PVEAPIToken=" + TOKEN);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void backupJobsAreTheirIds() throws Exception {
    json(
        """
        {"data":[{"id":"shop_weekly","type":"vzdump","enabled":1},{"id":"by-hand","all":1}]}
        """);
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.backupJobs()).containsExactly("by-hand", "shop_weekly");
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api2/json/cluster/backup");
  }

  @Test
  void ofBackupsTheNewestOfEachGuestCounts() throws Exception {
    json(
        """
        {"data":[
          {"volid":"b:backup/vzdump-qemu-100-2026_01_30-02_00_01.vma.zst","vmid":100,"ctime":1769738401},
          {"volid":"b:backup/vzdump-qemu-100-2026_01_31-02_00_01.vma.zst","vmid":100,"ctime":1769824801},
          {"volid":"b:backup/vzdump-qemu-101-2026_01_30-02_00_01.vma.zst","vmid":"101","ctime":"1769738401"},
          {"volid":"b:backup/by-hand.vma","ctime":1769738401}]}
        """);
    json("{\"data\":{\"/storage/b_c\":{\"Datastore.Audit\":1,\"Datastore.AllocateSpace\":0}}}");
    json("{\"data\":{}}");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.newestBackups("pve1", "b_c"))
          .containsExactly(
              Map.entry(100, Instant.ofEpochSecond(1769824801)),
              Map.entry(101, Instant.ofEpochSecond(1769738401)));
      assertThat(client.privileges("/storage/b_c"))
          .containsExactly("Datastore.AllocateSpace", "Datastore.Audit");
      assertThat(client.privileges("/vms/100")).isEmpty();
    }
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api2/json/nodes/pve1/storage/b_c/content?content=backup");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api2/json/access/permissions?path=%2Fstorage%2Fb_c");
  }

  @Test
  void aVmTellsItsUuidAndWhatIsPending() {
    json(
        """
        {"data":{"cores":2,"memory":"4096","digest":"ab","smbios1":"base64=1,uuid=AABBCCDD-0011"}}
        """);
    json(
        """
        {"data":[{"key":"cores","value":2,"pending":4},{"key":"name","value":"a"},
                 {"key":"net1","value":"virtio=BC:24:11:00:00:01","delete":1}]}
        """);
    json("{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\",\"repoid\":\"x\"}}");
    status(500, "Configuration file 'nodes/pve1/qemu-server/7.conf' does not exist", "");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.endpoint()).isEqualTo(uri(server));
      VmConfiguration vm = client.config("pve1", 1001).orElseThrow();
      assertThat(vm.uuid()).contains("aabbccdd-0011");
      assertThat(vm.value("cores")).contains("2");
      assertThat(client.pending("pve1", 1001))
          .containsExactly(
              new PendingChange("cores", "2", "4"),
              new PendingChange("net1", "virtio=BC:24:11:00:00:01", null));
      assertThat(client.version()).isEqualTo(new ProxmoxVersion("9.1.4", "9.1"));
      assertThat(client.config("pve1", 7)).isEmpty();
    }
  }

  @Test
  void aVmIsRestartedOnceAndItsTaskWaitedFor() throws Exception {
    String upid = "UPID:pve2:0000A1B2:0001:65F0:qmreboot:1001:ci@pve!apply:";
    json("{\"data\":\"" + upid + "\"}");
    json("{\"data\":{\"status\":\"running\"}}");
    json("{\"data\":{\"status\":\"stopped\",\"exitstatus\":\"OK\"}}");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      client.reboot("pve1", 1001, Duration.ofSeconds(90));
    }
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api2/json/nodes/pve1/qemu/1001/status/reboot");
    assertThat(String.valueOf(request.getBody().utf8())).isEqualTo("timeout=90");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api2/json/nodes/pve2/tasks/" + encoded(upid) + "/status");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aRestartThatFailsIsToldAndNeverTriedAgain() {
    json("{\"data\":\"UPID:pve1:0000A1B2:0001:65F0:qmreboot:1001:ci@pve:\"}");
    json(
        "{\"data\":{\"status\":\"stopped\",\"exitstatus\":\"VM quit/powerdown failed - got timeout\"}}");
    status(595, "Connection refused", "");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      Diagnostic failed =
          catchThrowableOfType(
                  DiagnosticException.class,
                  () -> client.reboot("pve1", 1001, Duration.ofSeconds(9)))
              .diagnostics()
              .get(0);
      assertThat(failed.code()).isEqualTo("cluster.task");
      assertThat(failed.summary()).isEqualTo("the restart of VM 1001 failed");
      assertThat(failed.detail()).contains("VM quit/powerdown failed - got timeout");
      assertThatThrownBy(() -> client.reboot("pve1", 1001, Duration.ofSeconds(9)))
          .isInstanceOf(DiagnosticException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void anAuthorityThatWeDoNotKnowIsNotTrusted() throws Exception {
    Path stranger = folder.resolve("stranger.pem");
    Files.writeString(
        stranger, new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());
    assertThat(problem(stranger, uri(server)))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("cluster.certificate");
              assertThat(problem.remedy()).contains("caFile");
            });
    assertThat(problem(null, uri(server)).code()).isEqualTo("cluster.certificate");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aCertificateForAnotherHostIsNotTrustedAndNoOtherEndpointIsTried() throws Exception {
    try (MockWebServer impostor = serverFor("pve9.example.org")) {
      Diagnostic problem = problem(caFile, uri(impostor), uri(server));
      assertThat(problem.code()).isEqualTo("cluster.certificate");
      assertThat(problem.detail()).contains("pve9.example.org");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), "-----BEGIN");
    assertThat(problem(file, uri(server)).summary()).contains("key.pem");
    Path missing = folder.resolve("missing.pem");
    assertThat(problem(missing, uri(server)).summary()).contains("missing.pem");
  }

  @Test
  void aRefusedTokenAndAMissingPrivilegeAreTold() {
    status(401, "invalid token value!", "");
    assertThat(problem(caFile, uri(server)))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("cluster.token");
              assertThat(problem.detail()).contains("invalid token value!");
              assertThat(problem.toString()).doesNotContain("0000-1111");
            });
    status(403, "Permission check failed (/, Sys.Audit)", "{\"data\":null}");
    assertThat(problem(caFile, uri(server)))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("cluster.permission");
              assertThat(problem.detail()).isEqualTo("Permission check failed (/, Sys.Audit)");
            });
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aFileOfAGuestIsReadThroughItsAgentOnceThatAnswers() throws Exception {
    status(500, "QEMU guest agent is not running", "{\"data\":null}");
    status(500, "VM 1000 is not running", "{\"data\":null}");
    status(
        500,
        "Agent error: failed to open file '/etc/a b' (mode: 'r'): No such file or directory",
        "{\"data\":null}");
    json("{\"data\":{\"content\":\"ssh-ed25519 AAAA root@web\\n\"}}");
    try (ProxmoxClient client =
        ProxmoxClient.of(cluster(uri(server)), caFile, Secret.of(TOKEN), SHORT)) {
      for (int asked = 0; asked < 3; asked++) {
        assertThat(client.guestFile("pve1", 1000, "/etc/a b")).isEmpty();
      }
      assertThat(client.guestFile("pve1", 1000, "/etc/a b"))
          .contains("ssh-ed25519 AAAA root@web\n");
    }
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api2/json/nodes/pve1/qemu/1000/agent/file-read?file=%2Fetc%2Fa+b");
  }

  @Test
  void anAgentThatMayNotBeAskedIsToldWithThePrivilege() {
    status(403, "Permission check failed (/vms/1000, VM.GuestAgent.FileRead)", "{\"data\":null}");
    status(500, "No QEMU guest agent configured", "{\"data\":null}");
    try (ProxmoxClient client =
        ProxmoxClient.of(cluster(uri(server)), caFile, Secret.of(TOKEN), SHORT)) {
      assertThatThrownBy(() -> client.guestFile("pve1", 1000, "/etc/a"))
          .isInstanceOfSatisfying(
              DiagnosticException.class,
              e -> {
                assertThat(e.diagnostics().get(0).code()).isEqualTo("cluster.permission");
                assertThat(e.diagnostics().get(0).remedy()).contains("VM.GuestAgent.FileRead");
              });
      assertThatThrownBy(() -> client.guestFile("pve1", 1000, "/etc/a"))
          .as("waiting for it would be in vain")
          .isInstanceOf(DiagnosticException.class)
          .hasMessageContaining("answered 500");
    }
  }

  @Test
  void aTokenOfAnotherFormIsNotSent() {
    try (ProxmoxClient client =
        ProxmoxClient.of(cluster(uri(server)), caFile, Secret.of("s3cret\n"), SHORT)) {
      Diagnostic problem = problem(client);
      assertThat(problem.code()).isEqualTo("cluster.token");
      assertThat(problem.toString()).doesNotContain("s3cret");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anErrorOfTheClusterIsQuotedAndNotRepeated() {
    status(500, "got timeout", "{\"data\":null,\"message\":\"cfs-lock timeout\\n\"}");
    assertThat(problem(caFile, uri(server)))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("cluster.refused");
              assertThat(problem.detail()).isEqualTo("Proxmox said: got timeout; cfs-lock timeout");
            });
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aGatewayIsAskedAgain() {
    status(595, "Connection refused", "");
    status(502, "Bad Gateway", "<html>");
    json("{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\"}}");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.version().release()).isEqualTo("9.1");
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aGatewayThatStaysDownIsUnreachableInItsOwnWords() {
    for (int n = 0; n < 3; n++) {
      status(595, "No route to host", "");
    }
    Diagnostic problem = problem(caFile, uri(server));
    assertThat(problem.code()).isEqualTo("cluster.unreachable");
    assertThat(problem.detail()).contains("HTTP 595 No route to host");
  }

  @Test
  void whatIsNotProxmoxIsToldSo() {
    json("<html><title>Hotel Wi-Fi</title>");
    assertThat(problem(caFile, uri(server)).code()).isEqualTo("cluster.answer");
    json("{\"data\":{\"version\":7}}");
    assertThat(problem(caFile, uri(server)).code()).isEqualTo("cluster.answer");
    json("[".repeat(100_000));
    assertThat(problem(caFile, uri(server)).code()).isEqualTo("cluster.answer");
    json("");
    assertThat(problem(caFile, uri(server)).code()).isEqualTo("cluster.answer");
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", "https://example.org/").build());
    assertThat(problem(caFile, uri(server)).code()).isEqualTo("cluster.refused");
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    json("{\"data\":\"" + "x".repeat(65 << 20) + "\"}");
    Diagnostic problem = problem(caFile, uri(server));
    assertThat(problem.code()).isEqualTo("cluster.answer");
    assertThat(problem.detail()).contains("64 MiB");
  }

  @Test
  @Timeout(60)
  void aSlowAnswerEndsInTime() {
    for (int n = 0; n < 3; n++) {
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"data\":{}}")
              .headersDelay(2, TimeUnit.SECONDS)
              .build());
    }
    Diagnostic problem;
    try (ProxmoxClient client =
        ProxmoxClient.of(cluster(uri(server)), caFile, Secret.of(TOKEN), SHORT)) {
      problem = problem(client);
    }
    assertThat(problem.code()).isEqualTo("cluster.unreachable");
    assertThat(problem.detail()).contains("no answer in time");
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    server.enqueue(
        new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseSocket(true, true, true))
            .build());
    json("{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\"}}");
    try (ProxmoxClient client = client(caFile, uri(server))) {
      assertThat(client.version().version()).isEqualTo("9.1.4");
    }
  }

  @Test
  void anEndpointThatIsDownIsPassedOverAndNotAskedAgain() throws Exception {
    json("{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\"}}");
    json("{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\"}}");
    try (ProxmoxClient client = client(caFile, closedPort(), uri(server))) {
      assertThat(client.version().version()).isEqualTo("9.1.4");
      assertThat(client.endpoint()).isEqualTo(uri(server));
      assertThat(client.version().version()).isEqualTo("9.1.4");
    }
  }

  @Test
  void whenNobodyAnswersEveryEndpointIsNamed() throws Exception {
    URI first = closedPort();
    URI second = closedPort();
    Diagnostic problem = problem(caFile, first, second);
    assertThat(problem.code()).isEqualTo("cluster.unreachable");
    assertThat(problem.detail()).contains(first.toString()).contains(second.toString());
  }

  private MockWebServer serverFor(String host) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(authority).build();
    MockWebServer started = new MockWebServer();
    started.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    started.start(InetAddress.getLoopbackAddress(), 0);
    return started;
  }

  private static URI uri(MockWebServer server) {
    return URI.create("https://localhost:" + server.getPort());
  }

  private static URI closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("https://localhost:" + socket.getLocalPort());
    }
  }

  private void json(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }

  private void status(int code, String reason, String body) {
    server.enqueue(
        new MockResponse.Builder().status("HTTP/1.1 " + code + " " + reason).body(body).build());
  }

  private static LiveServer guest(
      int vmId,
      String name,
      String node,
      String status,
      boolean isTemplate,
      int cores,
      int gibibytes,
      List<String> tags) {
    return new LiveServer(
        vmId, name, node, status, isTemplate, cores, DataSize.ofGibibytes(gibibytes), tags);
  }

  private static ProxmoxClient client(@Nullable Path caFile, URI... endpoints) {
    return ProxmoxClient.of(cluster(endpoints), caFile, Secret.of(TOKEN), PATIENT);
  }

  private static Diagnostic problem(@Nullable Path caFile, URI... endpoints) {
    try (ProxmoxClient client = client(caFile, endpoints)) {
      return problem(client);
    }
  }

  private static Diagnostic problem(ProxmoxClient client) {
    DiagnosticException thrown = catchThrowableOfType(DiagnosticException.class, client::version);
    assertThat(thrown.diagnostics()).hasSize(1);
    assertThat(thrown.diagnostics().get(0).remedy()).isNotBlank();
    return thrown.diagnostics().get(0);
  }

  private static Cluster cluster(URI... endpoints) {
    return new Cluster(
        "main",
        List.of(endpoints),
        null,
        new SecretReference.Environment("PLAN"),
        new SecretReference.Environment("APPLY"),
        new Cluster.VmIds(new VmIdRange(1000, 1999), List.of(), 180),
        List.of("pve1"),
        new Origins(Location.ofFile("proxmox.yaml"), Map.of()));
  }
}
