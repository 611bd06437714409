package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.model.VmIdRange;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.vault.OpenBao;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

/** The tokens of a cluster come from a real OpenBao. */
@Timeout(120)
class SecretsIT {

  private static final String PLAN = "plan@pve!ci=canary-1111";
  private static final String APPLY = "apply@pve!ci=canary-2222";

  @TempDir private Path root;
  private final Redactor redactor = new Redactor();
  private final MockWebServer proxmox = new MockWebServer();

  @BeforeEach
  void startProxmox() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Files.writeString(root.resolve("ca.pem"), certificate.certificatePem());
    proxmox.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    proxmox.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().body("{\"data\":[]}").build();
          }
        });
    proxmox.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stopProxmox() {
    proxmox.close();
  }

  @Test
  void aClusterIsReachedWithTheTokenThatVaultHolds() throws Exception {
    try (OpenBao bao = OpenBao.start(root)) {
      bao.put("proxmox", "{\"api_token\":\"" + PLAN + "\",\"api_secret\":\"" + APPLY + "\"}");
      try (Secrets secrets = secrets(bao.address())) {
        try (Clusters plan = open(secrets, false)) {
          assertThat(plan.byName()).containsKey("main");
        }
        assertThat(authorization()).isEqualTo("PVEAPIToken=" + PLAN);
        // the second identity is another key of what was read: Vault is needed no more
        bao.stop();
        try (Clusters apply = open(secrets, true)) {
          assertThat(apply.byName()).containsKey("main");
        }
        assertThat(authorization()).isEqualTo("PVEAPIToken=" + APPLY);
      }
    }
    assertThat(redactor.redact(PLAN + " " + APPLY + " " + OpenBao.ROOT_TOKEN))
        .isEqualTo("(secret) (secret) (secret)");
  }

  @Test
  void aTokenThatIsNotThereIsSaidWithThePlaceOfItsReference() throws Exception {
    try (OpenBao bao = OpenBao.start(root);
        Secrets secrets = secrets(bao.address())) {
      assertThat(problem(secrets))
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("secret.vault.missing");
                assertThat(problem.location())
                    .isEqualTo(new Location("catalog/cluster.yaml", 7, 12, 1));
              });
      assertThat(proxmox.getRequestCount()).isZero();
    }
  }

  @Test
  void withoutVaultSettingsNothingIsRead() {
    try (Secrets secrets = secrets(null)) {
      assertThat(problem(secrets).code()).isEqualTo("secret.vault.settings");
    }
  }

  private Diagnostic problem(Secrets secrets) {
    return catchThrowableOfType(DiagnosticException.class, () -> open(secrets, false))
        .diagnostics()
        .get(0);
  }

  private @Nullable String authorization() throws InterruptedException {
    @Nullable String last = null;
    for (int waiting = proxmox.getRequestCount() - taken; waiting > 0; waiting--) {
      last = proxmox.takeRequest().getHeaders().get("Authorization");
      taken++;
    }
    return last;
  }

  private int taken;

  private Clusters open(Secrets secrets, boolean isForApply) {
    return Clusters.open(
        secrets, root, List.of(cluster()), isForApply ? Cluster::applyToken : Cluster::planToken);
  }

  private Secrets secrets(@Nullable URI vault) {
    return Secrets.of(surroundings(), root, pipeline(vault));
  }

  private Surroundings surroundings() {
    return new Surroundings(
        Map.of("VAULT_TOKEN", OpenBao.ROOT_TOKEN),
        redactor,
        (command, listener) -> {
          throw new AssertionError("nothing is run for a secret");
        },
        new Interruption(),
        Progress.SILENT,
        Terminal.NOBODY,
        Clock.systemUTC(),
        "test");
  }

  private static Pipeline pipeline(@Nullable URI vault) {
    return new Pipeline(
        "acme",
        false,
        Pipeline.Ledger.DEFAULT,
        Pipeline.Terraform.DEFAULT,
        Pipeline.Policy.DEFAULT,
        vault == null
            ? null
            : new VaultSettings(
                vault, null, null, new Auth.Token(new SecretReference.Environment("VAULT_TOKEN"))),
        AnsibleSettings.DEFAULT,
        null,
        null,
        new Origins(Location.ofFile("proxmox.yaml"), Map.<String, Location>of()));
  }

  private Cluster cluster() {
    return new Cluster(
        "main",
        List.of(URI.create("https://localhost:" + proxmox.getPort())),
        "ca.pem",
        new SecretReference.Vault("secret", "proxmox", "api_token", null),
        new SecretReference.Vault("secret", "proxmox", "api_secret", null),
        new Cluster.VmIds(new VmIdRange(1000, 1999), List.of(), 180),
        List.of("pve1"),
        new Origins(
            Location.ofFile("catalog/cluster.yaml"),
            Map.of("identities.plan.token", new Location("catalog/cluster.yaml", 7, 12, 1))));
  }
}
