package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was read of one file.
 *
 * @param documents those that could be read, problems in them included
 * @param isComplete false when the file could not be read to its end
 */
public record Reading(List<Document> documents, List<Diagnostic> diagnostics, boolean isComplete) {

  public Reading {
    documents = List.copyOf(documents);
    // two slips of one kind in a line are told at the same place
    diagnostics = diagnostics.stream().distinct().toList();
  }
}
