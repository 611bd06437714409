package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold before a goal changes anything. */
final class Preconditions {

  private Preconditions() {}

  /** Nothing is changed on a ledger that does not know what was changed before. */
  static void recordWhatWaits(Ledger ledger) {
    try {
      ledger.pushUnrecorded();
    } catch (DiagnosticException e) {
      List<Diagnostic> problems = new ArrayList<>();
      ledger.unrecorded().stream().map(Cautions::unrecorded).forEach(problems::add);
      problems.addAll(e.diagnostics());
      throw new DiagnosticException(e.outcome(), problems);
    }
  }

  /** A commit must say all that is brought about. */
  static void refuseUncommitted(Estate estate) {
    if (!estate.differences().isEmpty()) {
      throw new DiagnosticException(
          Outcome.REFUSED,
          Diagnostic.error("git.uncommitted", "the desired state differs from the commit", null)
              .because(
                  estate.differences().stream().limit(10).collect(Collectors.joining("\n"))
                      + (estate.differences().size() > 10 ? "\n…" : ""))
              .next("commit these files (or take the changes back), then plan and apply"));
    }
  }
}
