package io.github.proxmoxctl.monitoring;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What goes wrong with monitoring, in words for a person. */
final class MonitoringProblems {

  private static final int LONGEST_QUOTE = 1000;

  private MonitoringProblems() {}

  static DiagnosticException unreachable(String service, URI url, String why) {
    return DiagnosticException.error(
        Diagnostic.error("monitoring.unreachable", service + " does not answer at " + url, null)
            .because(why)
            .next("start it, or correct its url in the Monitoring document; then run again"));
  }

  static DiagnosticException answer(String service, URI url, String request, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "monitoring.answer",
                service + " at " + url + " did not answer " + request + " as it should",
                null)
            .because(why)
            .next("check that the url is " + service + "'s own and leads through no login page"));
  }

  static DiagnosticException folder(String what, Path folder) {
    return DiagnosticException.error(
        Diagnostic.error("monitoring.folder", "the folder of " + what + " is not there", null)
            .because(folder.toString())
            .next(
                "make it, on the machine that runs this, and have Prometheus (for dashboards:"
                    + " Grafana) read it; or correct it in the Monitoring document"));
  }

  static DiagnosticException file(Path file, IOException e) {
    return DiagnosticException.error(
        Diagnostic.error("monitoring.file", "cannot write " + file, null)
            .because(words(e))
            .next("let the user that runs this write to that folder; Prometheus only reads it"));
  }

  private static String words(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return quoted(reason == null ? e.getClass().getSimpleName() : reason);
  }

  /** What another program wrote, short and without control characters: it may be anything. */
  static String quoted(String text) {
    String clean =
        text.lines()
            .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").stripTrailing())
            .filter(line -> !line.isBlank())
            .collect(java.util.stream.Collectors.joining("\n"));
    return clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…";
  }
}
