package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an infrastructure repo says.
 *
 * @param readable all that could be decoded, for rules to look at even when something else is wrong
 * @param undecoded what is declared but is not in {@code readable}
 * @param diagnostics every problem of every file, in the order of files and lines
 * @param sources the text of all files that were read
 * @param explanation where the values of the server come from that it was asked for; null for none
 */
public record ReadResult(
    DesiredState readable,
    Undecoded undecoded,
    List<Diagnostic> diagnostics,
    Sources sources,
    @Nullable Explanation explanation) {

  public ReadResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The whole desired state; null when there was any error. */
  public @Nullable DesiredState state() {
    return diagnostics.stream().anyMatch(Diagnostic::isError) ? null : readable;
  }
}
