package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.DesiredState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What validation found.
 *
 * @param outcome {@link Outcome#INVALID} with any error; warnings alone are {@link Outcome#OK}
 * @param diagnostics every problem of every file, in the order of files and lines
 * @param sources the text of the files, for excerpts
 * @param state the whole desired state; null when there was any error
 */
public record ValidateResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    Counts counts,
    @Nullable DesiredState state) {

  public ValidateResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** How much was looked at; with errors only what could be decoded. */
  public record Counts(int files, int clusters, int networks, int images, int servers) {}
}
