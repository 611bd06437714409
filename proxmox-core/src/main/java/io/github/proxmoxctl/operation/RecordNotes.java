package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.ledger.RecordOutcome;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of how a run was recorded; an error when it is not in the ledger. */
final class RecordNotes {

  private RecordNotes() {}

  static List<Diagnostic> of(RecordOutcome recorded, String goal) {
    List<Diagnostic> notes = new ArrayList<>(recorded.diagnostics());
    if (recorded.keptAt() != null) {
      notes.add(
          Diagnostic.error("ledger.kept", "what was done is not recorded in the ledger yet", null)
              .because("it is kept in " + recorded.keptAt())
              .next(
                  "mend that, then run %s again: it records this first, and does nothing before"
                      .formatted(goal)));
    }
    return notes;
  }
}
