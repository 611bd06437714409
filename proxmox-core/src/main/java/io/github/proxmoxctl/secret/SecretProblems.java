package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;

/** The words for a secret that cannot be had; they name the reference and never the value. */
final class SecretProblems {

  private SecretProblems() {}

  static DiagnosticException unusable(SecretReference reference, String what, String remedy) {
    return DiagnosticException.error(
        Diagnostic.error("secret.unusable", "the secret " + reference + " " + what, null)
            .next(remedy));
  }
}
