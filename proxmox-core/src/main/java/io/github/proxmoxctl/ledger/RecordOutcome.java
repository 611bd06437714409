package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is now.
 *
 * @param commit the ledger's commit that holds it, null when it is only kept on this machine
 * @param keptAt the file that holds it until it can be pushed, null when it is committed
 * @param diagnostics what a person should know: why it was not pushed, or that there is no remote
 */
public record RecordOutcome(
    @Nullable String commit, @Nullable Path keptAt, List<Diagnostic> diagnostics) {

  public RecordOutcome {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the ledger has it; false blocks the next apply. */
  public boolean isRecorded() {
    return commit != null;
  }
}
