package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;

/** The words for a state that is not as it should be. */
final class StateProblems {

  private StateProblems() {}

  static String recover(RootName root) {
    return "proxmoxctl state recover " + root;
  }

  static DiagnosticException problem(String code, String summary, String detail, String remedy) {
    return DiagnosticException.error(
        Diagnostic.error(code, summary, null).because(detail).next(remedy));
  }
}
