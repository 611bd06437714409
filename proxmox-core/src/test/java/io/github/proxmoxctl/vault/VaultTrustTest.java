package io.github.proxmoxctl.vault;

import static io.github.proxmoxctl.vault.FakeVault.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.TlsVersion;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real TLS with an authority of our own. */
@Timeout(60)
class VaultTrustTest {

  private static final SecretReference WANTED =
      new SecretReference.Vault("secret", "proxmox", "k", null);

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  @TempDir private Path folder;
  private Path caFile = Path.of("ca.pem");

  @BeforeEach
  void writeAuthority() throws IOException {
    caFile = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  @Test
  void trustsItsAuthorityAndSpeaksTls13() {
    try (FakeVault vault = new FakeVault(certificate("127.0.0.1"))) {
      vault.secret("secret/data/proxmox", "{\"k\":\"value-1\"}");
      assertThat(secrets(vault.address(), caFile).read(WANTED).reveal()).isEqualTo("value-1");
      RecordedRequest request = vault.requests().get(0);
      assertThat(request.getHandshake()).isNotNull();
      assertThat(request.getHandshake().tlsVersion()).isEqualTo(TlsVersion.TLS_1_3);
    }
  }

  @Test
  void followsAStandbyToTheActiveServer() {
    try (FakeVault standby = new FakeVault(certificate("127.0.0.1"));
        FakeVault active = new FakeVault(certificate("127.0.0.1"))) {
      standby.on("secret/data/proxmox", redirect(active.address() + "/v1/secret/data/proxmox"));
      active.secret("secret/data/proxmox", "{\"k\":\"value-1\"}");

      assertThat(secrets(standby.address(), caFile).read(WANTED).reveal()).isEqualTo("value-1");
      assertThat(active.requests().get(0).getHeaders().get("X-Vault-Token")).isEqualTo("a-token");
    }
  }

  @Test
  void isNotSentAwayFromTls() {
    try (FakeVault standby = new FakeVault(certificate("127.0.0.1"));
        FakeVault plain = new FakeVault()) {
      standby.on("secret/data/proxmox", redirect(plain.address() + "/v1/secret/data/proxmox"));
      assertThat(problem(standby.address(), caFile).code()).isEqualTo("secret.vault.refused");
      assertThat(plain.asked()).isEmpty();
    }
  }

  @Test
  void refusesACertificateOfAnotherAuthorityOrName() {
    HeldCertificate foreign = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate byForeign =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(foreign)
            .build();
    for (HeldCertificate wrong : new HeldCertificate[] {byForeign, certificate("vault.example")}) {
      try (FakeVault vault = new FakeVault(wrong)) {
        Diagnostic problem = problem(vault.address(), caFile);
        assertThat(problem.code()).isEqualTo("secret.vault.certificate");
        assertThat(problem.remedy()).contains("secrets.vault.caFile");
        assertThat(vault.asked()).isEmpty();
      }
    }
    try (FakeVault vault = new FakeVault(certificate("127.0.0.1"))) {
      assertThat(problem(vault.address(), null).code()).isEqualTo("secret.vault.certificate");
    }
  }

  @Test
  void refusesAFileThatHoldsNoAuthority() throws IOException {
    Path missing = folder.resolve("none.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN nothing");
    for (Path file : new Path[] {missing, empty, other}) {
      Diagnostic problem = problem(URI.create("https://127.0.0.1:1"), file);
      assertThat(problem.code()).isEqualTo("secret.vault.certificate");
      assertThat(problem.summary()).contains(file.toString());
    }
  }

  @Test
  void tellsAServerWithoutTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // as OpenBao's listener without TLS answers what is no HTTP
      Thread server = new Thread(() -> answerInPlainText(plain), "plain server");
      server.setDaemon(true);
      server.start();
      Diagnostic problem = problem(URI.create("https://127.0.0.1:" + plain.getLocalPort()), caFile);
      assertThat(problem.code()).isEqualTo("secret.vault.unreachable");
      assertThat(problem.detail()).startsWith("TLS failed");
    }
  }

  // everybody: a client may try again, and whoever had the port before may still ask for it
  private static void answerInPlainText(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket client = plain.accept()) {
        client.setSoTimeout(2000);
        client
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        // a close with unread bytes would be a reset, which may overtake the answer
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        // the client has what it needs
      }
    }
  }

  private HeldCertificate certificate(String name) {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName(name)
        .signedBy(authority)
        .build();
  }

  private static Diagnostic problem(URI address, @Nullable Path caFile) {
    return catchThrowableOfType(
            DiagnosticException.class, () -> secrets(address, caFile).read(WANTED))
        .diagnostics()
        .get(0);
  }

  private static VaultSecrets secrets(URI address, @Nullable Path caFile) {
    Redactor redactor = new Redactor();
    return VaultSecrets.of(
        new VaultSettings(
            address, null, null, new Auth.Token(new SecretReference.Environment("TOKEN"))),
        caFile,
        new LocalSecretStore(Map.of("TOKEN", "a-token"), redactor),
        redactor,
        Clock.systemUTC(),
        FakeVault.PATIENT);
  }
}
