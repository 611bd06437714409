package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedStack;
import java.util.List;

/**
 * One stack's share of a run.
 *
 * @param applied what the ledger has of it
 * @param roots by name; a root whose servers are all gone from the YAML is there with no members
 */
record StackScope(String stack, String cluster, AppliedStack applied, List<RootScope> roots) {

  StackScope {
    roots = List.copyOf(roots);
  }
}
