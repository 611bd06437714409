package io.github.proxmoxctl.model;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a host was last configured to, recorded only after its roles' verify passed.
 *
 * @param digest of all that decides its configuration
 * @param parts digest of each part by name ({@code role web}, {@code variables}, {@code secret
 *     db_root_password}), so that a plan can say what changed
 * @param sourceCommit the commit of the infrastructure repo
 * @param run the run's id
 */
public record AppliedConfiguration(
    String digest, SortedMap<String, String> parts, String sourceCommit, String run, Instant at) {

  public AppliedConfiguration {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }
}
