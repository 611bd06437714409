package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every declared server gets, in the form in which the ledger will hold it once applied.
 *
 * @param servers by name; a server that could not be given everything is missing
 * @param moves former name by new name, for servers whose state moves
 * @param diagnostics why something could not be given
 */
public record Allocation(
    SortedMap<String, AppliedServer> servers,
    Map<String, String> moves,
    List<Diagnostic> diagnostics) {

  public Allocation {
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    moves = Map.copyOf(moves);
    diagnostics = List.copyOf(diagnostics);
  }
}
