package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import org.jspecify.annotations.Nullable;

/** The words for a state that is not as it should be. */
final class StateProblems {

  private StateProblems() {}

  static String recover(RootName root) {
    return "proxmoxctl state recover " + root;
  }

  static DiagnosticException problem(
      String code, String summary, @Nullable String detail, String remedy) {
    var diagnostic = Diagnostic.error(code, summary, null).next(remedy);
    return DiagnosticException.error(detail == null ? diagnostic : diagnostic.because(detail));
  }
}
