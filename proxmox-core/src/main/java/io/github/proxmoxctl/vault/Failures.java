package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.VaultException;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells by its causes why no answer came; of their messages only those of TLS are repeated. */
final class Failures {

  private Failures() {}

  static DiagnosticException problem(String address, VaultException failure) {
    if (find(failure, InterruptedException.class) != null) {
      // the driver has swallowed the flag
      Thread.currentThread().interrupt();
      return ServerFaults.interrupted(address);
    }
    if (find(failure, IOException.class) == null) {
      // the driver did not understand it
      return ServerFaults.answer(address);
    }
    if (find(failure, CertPathBuilderException.class) != null) {
      return ServerFaults.certificate(address, "no authority that we trust has signed it");
    }
    CertificateException certificate = find(failure, CertificateException.class);
    if (certificate != null) {
      return ServerFaults.certificate(address, String.valueOf(certificate.getMessage()));
    }
    return ServerFaults.unreachable(address, words(failure));
  }

  private static String words(VaultException failure) {
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return "TLS failed: " + tls.getMessage();
    }
    if (find(failure, HttpTimeoutException.class) != null) {
      return "no answer in time";
    }
    if (find(failure, UnresolvedAddressException.class) != null
        || find(failure, UnknownHostException.class) != null) {
      return "there is no such host";
    }
    return find(failure, ConnectException.class) != null
        ? "the connection was refused"
        : "the connection broke";
  }

  // the innermost one: the outer ones only repeat it
  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    @Nullable T found = null;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      found = type.isInstance(at) ? type.cast(at) : found;
    }
    return found;
  }
}
