package io.github.proxmoxctl.proxmox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** Whom we believe to be a cluster: its own authority, or the system's. There is no third way. */
final class Trust {

  private Trust() {}

  /**
   * @param caFile null: the system's authorities; otherwise those of the file and no others
   */
  static HandshakeCertificates of(String cluster, @Nullable Path caFile) {
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    if (caFile == null) {
      return trusted.addPlatformTrustedCertificates().build();
    }
    certificates(cluster, caFile).forEach(trusted::addTrustedCertificate);
    return trusted.build();
  }

  private static List<X509Certificate> certificates(String cluster, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw ClusterProblems.caFile(cluster, file.toString(), "it holds no certificate");
      }
      return found;
    } catch (IOException e) {
      throw ClusterProblems.caFile(cluster, file.toString(), "it cannot be opened: " + e);
    } catch (CertificateException e) {
      throw ClusterProblems.caFile(cluster, file.toString(), "it is no certificate in PEM form");
    }
  }
}
