package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that the ledger knows: stacks by name. */
public record AppliedState(SortedMap<String, AppliedStack> stacks) {

  public AppliedState {
    stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
  }

  public static AppliedState empty() {
    return new AppliedState(new TreeMap<>());
  }
}
