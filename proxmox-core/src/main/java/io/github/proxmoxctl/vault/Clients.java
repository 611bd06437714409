package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.EnvironmentLoader;
import io.github.jopenlibs.vault.SslConfig;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** Makes the driver so that it does what we said and nothing else. */
final class Clients {

  private final VaultSettings settings;
  private final Timeouts timeouts;
  private final @Nullable Path caFile;
  private @Nullable HttpClient http;

  /**
   * @param caFile null: the system's authorities; otherwise those of the file and no others
   */
  Clients(VaultSettings settings, @Nullable Path caFile, Timeouts timeouts) {
    this.settings = settings;
    this.caFile = caFile;
    this.timeouts = timeouts;
  }

  /** A driver that has this token, or none. */
  Vault with(@Nullable Secret token) {
    try {
      VaultConfig config =
          new VaultConfig()
              .environmentLoader(new NoEnvironment())
              .engineVersion(1)
              .address(base())
              // unused, but without it the driver reads the environment
              .sslConfig(new SslConfig().verify(true))
              .readTimeout(Math.toIntExact(timeouts.answer().toSeconds()))
              .httpClient(http());
      if (settings.namespace() != null) {
        config.nameSpace(settings.namespace());
      }
      if (token != null) {
        config.token(token.reveal());
      }
      return Vault.create(config.build());
    } catch (VaultException e) {
      throw ServerFaults.settings(base());
    }
  }

  /** The address without a slash at its end. */
  String base() {
    String text = settings.address().toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private HttpClient http() {
    if (http == null) {
      boolean isTls = "https".equals(settings.address().getScheme());
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeouts.connect())
              // a standby sends us to the active server; without TLS nobody may send the token away
              .followRedirects(isTls ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER);
      if (isTls) {
        builder.sslContext(trusted().sslContext());
      }
      http = new PlainAsciiClient(builder.build());
    }
    return http;
  }

  private HandshakeCertificates trusted() {
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    if (caFile == null) {
      return trusted.addPlatformTrustedCertificates().build();
    }
    certificates(caFile).forEach(trusted::addTrustedCertificate);
    return trusted.build();
  }

  private static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw ServerFaults.caFile(file, "it holds no certificate");
      }
      return found;
    } catch (IOException e) {
      throw ServerFaults.caFile(file, "it is not there or cannot be opened");
    } catch (CertificateException e) {
      throw ServerFaults.caFile(file, "it is no certificate in PEM form");
    }
  }

  /** Neither VAULT_TOKEN nor ~/.vault-token is picked up: the pipeline says who we are. */
  private static final class NoEnvironment extends EnvironmentLoader {
    @Override
    @SuppressWarnings("NullAway") // null is the driver's word for: not set
    public String loadVariable(String name) {
      return null;
    }
  }
}
