package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.secret.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real provider says when the cluster does not do as it should, and what we make of it.
 */
@Timeout(120)
class ProviderIT {

  private static final String VERSION =
      """
      terraform {
        required_providers {
          proxmox = {
            source  = "bpg/proxmox"
            version = "0.112.0"
          }
        }
      }
      data "proxmox_version" "this" {}
      """;
  private static final String TOKEN = "terraform@pve!ci=8f3c6f0e-7d5b-4a55-9a9e-2f1f6f0a1b2c";

  @TempDir Path folder;

  private final MockWebServer cluster = new MockWebServer();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("lab").build();

  @BeforeEach
  void keepAuthority() throws Exception {
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void readsThroughTlsWithTheGivenAuthorityAndTheToken() throws Exception {
    serve(
        "127.0.0.1",
        new MockResponse(
            200,
            headers(),
            "{\"data\":{\"version\":\"9.0.3\"," + "\"release\":\"9.0\",\"repoid\":\"abc\"}}"));
    try (var bench = new Bench(folder.resolve("a repo"))) {
      var root = bench.root(VERSION, access(cluster.url("/").uri(), TOKEN, true));
      bench.terraform.init(root);
      bench.terraform.plan(root, PlanOptions.ofParallelism(1));
    }
    assertThat(cluster.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("PVEAPIToken=" + TOKEN);
  }

  @Test
  void saysThatTheTokenIsRefused() throws Exception {
    serve("127.0.0.1", new MockResponse(401, headers(), "{\"data\":null}"));
    assertThat(problem(cluster.url("/").uri(), TOKEN, true).code()).isEqualTo("cluster.token");
  }

  @Test
  void saysThatTheTokenHasAnotherForm() throws Exception {
    serve("127.0.0.1", new MockResponse(200, headers(), "{}"));
    var problem = problem(cluster.url("/").uri(), "no-token", true);
    assertThat(problem.code()).isEqualTo("cluster.token");
    assertThat(problem.summary()).contains("form user@realm!id=secret");
  }

  @Test
  void saysThatTheTokenMayNot() throws Exception {
    serve(
        "127.0.0.1",
        new MockResponse(
            403,
            headers(),
            "{\"data\":null,\"message\":" + "\"Permission check failed (/, Sys.Audit)\\n\"}"));
    assertThat(problem(cluster.url("/").uri(), TOKEN, true).code()).isEqualTo("cluster.permission");
  }

  @Test
  void saysThatTheAuthorityIsNotTrusted() throws Exception {
    serve("127.0.0.1", new MockResponse(200, headers(), "{}"));
    var problem = problem(cluster.url("/").uri(), TOKEN, false);
    assertThat(problem.code()).isEqualTo("cluster.certificate");
    assertThat(problem.remedy()).contains("caFile");
  }

  @Test
  void saysThatTheCertificateIsForAnotherName() throws Exception {
    serve("pve1.example.org", new MockResponse(200, headers(), "{}"));
    var problem = problem(cluster.url("/").uri(), TOKEN, true);
    assertThat(problem.code()).isEqualTo("cluster.certificate");
    assertThat(problem.summary()).contains("another name");
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var problem = problem(URI.create("https://127.0.0.1:" + port), TOKEN, true);
    assertThat(problem.code()).isEqualTo("cluster.unreachable");
    assertThat(problem.detail()).contains("connection refused");
    assertThat(problem(URI.create("https://no-such-host.invalid:8006"), TOKEN, true).code())
        .isEqualTo("cluster.unreachable");
  }

  @Test
  void saysThatTheProviderIsNotInTheMirror() throws Exception {
    var environment = new HashMap<>(System.getenv());
    var mirror = Files.createDirectory(folder.resolve("mirror"));
    environment.put("PROXMOXCTL_PROVIDER_MIRROR", mirror.toString());
    try (var bench = new Bench(folder.resolve("repo"), environment)) {
      var root = bench.root(VERSION);
      var problem = first(() -> bench.terraform.init(root));
      assertThat(problem.code()).isEqualTo("terraform.provider");
      assertThat(problem.remedy()).contains("tools/setup", "PROXMOXCTL_PROVIDER_MIRROR");
    }
  }

  @Test
  void saysThatTheLockFileDoesNotFit() throws Exception {
    try (var bench = new Bench(folder.resolve("repo"))) {
      var root = bench.root(VERSION);
      bench.terraform.init(root);
      var lock = Files.readString(root.lockFile());
      assertThat(lock).contains("0.112.0", "h1:");
      Files.writeString(root.lockFile(), lock.replaceAll("h1:....", "h1:AAAA"));
      var readOnly =
          new RootDirectory(root.name(), root.path(), root.state(), root.provider(), true);
      assertThat(first(() -> bench.terraform.init(readOnly)).code())
          .isEqualTo("terraform.lockfile");
      Files.writeString(root.lockFile(), lock);
      bench.terraform.init(readOnly);
      assertThat(root.lockFile()).hasContent(lock);
    }
  }

  private Diagnostic problem(URI endpoint, String token, boolean isTrusted) throws Exception {
    try (var bench = new Bench(folder.resolve("repo"))) {
      var root = bench.root(VERSION, access(endpoint, token, isTrusted));
      bench.terraform.init(root);
      var problem = first(() -> bench.terraform.plan(root, PlanOptions.ofParallelism(1)));
      assertThat(problem.remedy()).isNotBlank();
      return problem;
    }
  }

  private ProviderAccess access(URI endpoint, String token, boolean isTrusted) {
    @Nullable Path authorities = isTrusted ? folder.resolve("ca.pem") : null;
    return new ProviderAccess(endpoint, Secret.of(token), authorities);
  }

  private static Diagnostic first(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(DiagnosticException.class, call).diagnostics().get(0);
  }

  private static okhttp3.Headers headers() {
    return okhttp3.Headers.of(Map.of("Content-Type", "application/json"));
  }

  private void serve(String name, MockResponse answer) throws Exception {
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).signedBy(authority).build();
    cluster.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    cluster.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    cluster.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
  }
}
