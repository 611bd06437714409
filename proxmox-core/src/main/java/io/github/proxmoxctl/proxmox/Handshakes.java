package io.github.proxmoxctl.proxmox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells what a failed connection failed at. */
final class Handshakes {

  private Handshakes() {}

  /** Whether the other side could not prove who it is; then no other endpoint is tried. */
  static boolean isAboutTrust(SSLException failure) {
    return failure instanceof SSLPeerUnverifiedException
        || (failure instanceof SSLHandshakeException && cause(failure) != null);
  }

  static String reason(SSLException failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      return ClusterProblems.quoted("it is for other names: " + failure.getMessage());
    }
    @Nullable Throwable cause = cause(failure);
    if (cause instanceof CertPathBuilderException) {
      return "no authority that we trust has signed it";
    }
    return ClusterProblems.quoted(
        String.valueOf(cause == null ? failure.getMessage() : cause.getMessage()));
  }

  static String words(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnknownHostException) {
      return "there is no such host";
    }
    if (failure instanceof ConnectException) {
      return ClusterProblems.quoted(message);
    }
    if (failure instanceof InterruptedIOException) {
      return "no answer in time (" + ClusterProblems.quoted(message) + ")";
    }
    return ClusterProblems.quoted(failure.getClass().getSimpleName() + ": " + message);
  }

  // the innermost one that is about certificates: the outer ones only repeat it
  private static @Nullable Throwable cause(Throwable failure) {
    @Nullable Throwable found = null;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CertificateException
          || at instanceof CertPathBuilderException
          || at instanceof CertPathValidatorException) {
        found = at;
      }
    }
    return found;
  }
}
