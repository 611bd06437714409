package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;

/** The words for a secret that cannot be had; they name the reference and never the value. */
final class SecretProblems {

  private SecretProblems() {}

  /** The secret, once the redactor knows it. */
  static Secret masked(SecretReference reference, Secret secret, Redactor redactor) {
    if (redactor.register(secret)) {
      return secret;
    }
    throw unusable(
        reference,
        "is shorter than " + Redactor.MINIMUM_LENGTH + " bytes and could not be kept out of logs",
        "use a longer secret");
  }

  static DiagnosticException unusable(SecretReference reference, String what, String remedy) {
    return DiagnosticException.error(
        Diagnostic.error("secret.unusable", "the secret " + reference + " " + what, null)
            .next(remedy));
  }
}
