package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What monitoring was last told of a stack, recorded only after it was verified.
 *
 * @param targets {@code job address:port} of every target
 * @param files digest of each file by its name, such as {@code targets/node/acme.shop.json}
 */
public record AppliedRegistration(SortedSet<String> targets, SortedMap<String, String> files) {

  public static final AppliedRegistration NONE =
      new AppliedRegistration(new TreeSet<>(), new TreeMap<>());

  public AppliedRegistration {
    targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
