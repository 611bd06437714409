package io.github.proxmoxctl.forge;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells what a failed connection failed at. */
final class Handshakes {

  private Handshakes() {}

  /** Why the other side could not prove who it is; empty when it failed at something else. */
  static Optional<String> distrust(IOException failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      String names = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      return Optional.of(GitHubAnswer.quoted("it is for other names: " + names));
    }
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CertPathBuilderException) {
        return Optional.of("no authority that we trust has signed it");
      }
      if (at instanceof CertPathValidatorException
          || (at instanceof CertificateException && at.getCause() == null)) {
        return Optional.of(GitHubAnswer.quoted(String.valueOf(at.getMessage())));
      }
    }
    return Optional.empty();
  }

  static String words(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "there is no such host";
    }
    String message = GitHubAnswer.quoted(String.valueOf(failure.getMessage()));
    return failure instanceof InterruptedIOException
        ? "no answer in time (" + message + ")"
        : failure.getClass().getSimpleName() + ": " + message;
  }
}
