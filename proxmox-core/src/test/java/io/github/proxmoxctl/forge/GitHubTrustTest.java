package io.github.proxmoxctl.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** A server that cannot prove to be GitHub gets no token. */
class GitHubTrustTest {

  @Test
  void anUnknownAuthorityIsNamedAndNothingIsSent() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates own =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(own.sslSocketFactory());
      server.start(InetAddress.getLoopbackAddress(), 0);
      URI api = URI.create("https://127.0.0.1:" + server.getPort());
      try (GitHubForge forge = GitHubForge.of("acme/infra", api, Secret.of("ghs_token"))) {
        DiagnosticException thrown =
            catchThrowableOfType(DiagnosticException.class, () -> forge.request(1));

        assertThat(thrown.diagnostics())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.code()).isEqualTo("forge.certificate");
                  assertThat(problem.detail())
                      .isEqualTo("no authority that we trust has signed it");
                });
        assertThat(server.getRequestCount()).isZero();
      }
    }
  }
}
