package io.github.proxmoxctl.model;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a host was last configured to, recorded only after its roles' verify passed.
 *
 * @param digest of all that decides its configuration; {@link #UNFINISHED} when a later run began
 *     with it and did not come to its end
 * @param parts what stands for each part by name ({@code role web}, {@code variables of web},
 *     {@code secret db_root_password}), so that a plan can say what changed
 * @param sourceCommit the commit of the infrastructure repo
 * @param run the run's id
 */
public record AppliedConfiguration(
    String digest, SortedMap<String, String> parts, String sourceCommit, String run, Instant at) {

  /** In place of a digest: nobody knows what it is configured to. */
  public static final String UNFINISHED = "unfinished";

  public AppliedConfiguration {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  public boolean isFinished() {
    return !digest.equals(UNFINISHED);
  }

  /** The same after a run that changed something and did not come to its end. */
  public AppliedConfiguration unfinished() {
    return new AppliedConfiguration(UNFINISHED, parts, sourceCommit, run, at);
  }
}
