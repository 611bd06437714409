package io.github.proxmoxctl.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a stack: the content of {@code <stack>.yaml} on the ledger branch.
 *
 * @param sourceCommit the commit of the infrastructure repo that was last applied, null before the
 *     first
 * @param planDigest the digest that was approved for it
 * @param inputs hash of each root's generated files, by root
 * @param servers by name
 * @param intents what a run was about to create; cleared when it is recorded as applied
 * @param tombstones freed VM ids that rest
 */
public record AppliedStack(
    String name,
    String cluster,
    @Nullable String sourceCommit,
    @Nullable String planDigest,
    SortedMap<String, String> inputs,
    SortedMap<String, AppliedServer> servers,
    List<Intent> intents,
    List<Tombstone> tombstones) {

  public AppliedStack {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    intents = List.copyOf(intents);
    tombstones = List.copyOf(tombstones);
  }

  public static AppliedStack empty(String name, String cluster) {
    return new AppliedStack(
        name, cluster, null, null, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
  }

  /** The same stack with other intents. */
  public AppliedStack withIntents(List<Intent> others) {
    return new AppliedStack(
        name, cluster, sourceCommit, planDigest, inputs, servers, others, tombstones);
  }

  /**
   * A server that a run was about to create: with its id and UUID an orphan is found and adopted.
   *
   * @param run the run's id
   */
  public record Intent(String run, AppliedServer server) {}

  /**
   * A freed VM id that rests.
   *
   * @param server the last name of its owner
   * @param freedAt the date of the source commit that freed it
   */
  public record Tombstone(int vmId, String server, Instant freedAt) {}
}
