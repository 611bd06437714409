package io.github.proxmoxctl.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** A goal that cannot go on, with what to tell the person and how the goal ends. */
public class DiagnosticException extends RuntimeException {

  private final Outcome outcome;
  private final transient List<Diagnostic> diagnostics;

  public DiagnosticException(Outcome outcome, List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::summary).collect(Collectors.joining("; ")));
    this.outcome = outcome;
    this.diagnostics = List.copyOf(diagnostics);
  }

  public DiagnosticException(Outcome outcome, Diagnostic diagnostic) {
    this(outcome, List.of(diagnostic));
  }

  /** An {@link Outcome#ERROR}: it could not be done. */
  public static DiagnosticException error(Diagnostic diagnostic) {
    return new DiagnosticException(Outcome.ERROR, diagnostic);
  }

  /** The same problems, those without a place at this one: where what failed was asked for. */
  public DiagnosticException at(Location place) {
    return new DiagnosticException(
        outcome, diagnostics.stream().map(problem -> problem.at(place)).toList());
  }

  public Outcome outcome() {
    return outcome;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
