package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** All the text that an exception could bring into a log. */
final class Everything {

  private Everything() {}

  /** Its stack trace, with all causes and what was suppressed, and all its diagnostics. */
  static String toldBy(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    if (failure instanceof DiagnosticException problems) {
      text.append(problems.diagnostics().toString());
    }
    return text.toString();
  }
}
