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
 * @param hostKeys SSH keys as they were pinned, by server
 * @param configurations what each host was configured to, by server or external host
 * @param registration what monitoring knows of the stack
 * @param backups the policies whose job backs a server up, by server
 */
public record AppliedStack(
    String name,
    String cluster,
    @Nullable String sourceCommit,
    @Nullable String planDigest,
    SortedMap<String, String> inputs,
    SortedMap<String, AppliedServer> servers,
    List<Intent> intents,
    List<Tombstone> tombstones,
    SortedMap<String, HostKey> hostKeys,
    SortedMap<String, AppliedConfiguration> configurations,
    AppliedRegistration registration,
    SortedMap<String, List<String>> backups) {

  public AppliedStack {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    intents = List.copyOf(intents);
    tombstones = List.copyOf(tombstones);
    hostKeys = Collections.unmodifiableSortedMap(new TreeMap<>(hostKeys));
    configurations = Collections.unmodifiableSortedMap(new TreeMap<>(configurations));
    SortedMap<String, List<String>> policies = new TreeMap<>();
    backups.forEach((server, of) -> policies.put(server, List.copyOf(of)));
    backups = Collections.unmodifiableSortedMap(policies);
  }

  /** A stack without backup jobs. */
  public AppliedStack(
      String name,
      String cluster,
      @Nullable String sourceCommit,
      @Nullable String planDigest,
      SortedMap<String, String> inputs,
      SortedMap<String, AppliedServer> servers,
      List<Intent> intents,
      List<Tombstone> tombstones,
      SortedMap<String, HostKey> hostKeys,
      SortedMap<String, AppliedConfiguration> configurations,
      AppliedRegistration registration) {
    this(
        name,
        cluster,
        sourceCommit,
        planDigest,
        inputs,
        servers,
        intents,
        tombstones,
        hostKeys,
        configurations,
        registration,
        new TreeMap<>());
  }

  /** A stack whose servers are neither configured nor registered. */
  public AppliedStack(
      String name,
      String cluster,
      @Nullable String sourceCommit,
      @Nullable String planDigest,
      SortedMap<String, String> inputs,
      SortedMap<String, AppliedServer> servers,
      List<Intent> intents,
      List<Tombstone> tombstones) {
    this(
        name,
        cluster,
        sourceCommit,
        planDigest,
        inputs,
        servers,
        intents,
        tombstones,
        new TreeMap<>(),
        new TreeMap<>(),
        AppliedRegistration.NONE);
  }

  public static AppliedStack empty(String name, String cluster) {
    return new AppliedStack(
        name, cluster, null, null, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
  }

  /** The same stack with other intents. */
  public AppliedStack withIntents(List<Intent> others) {
    return new AppliedStack(
        name,
        cluster,
        sourceCommit,
        planDigest,
        inputs,
        servers,
        others,
        tombstones,
        hostKeys,
        configurations,
        registration,
        backups);
  }

  /** The same stack with other configurations and the keys of the hosts. */
  public AppliedStack configured(
      SortedMap<String, HostKey> keys, SortedMap<String, AppliedConfiguration> others) {
    return new AppliedStack(
        name,
        cluster,
        sourceCommit,
        planDigest,
        inputs,
        servers,
        intents,
        tombstones,
        keys,
        others,
        registration,
        backups);
  }

  /** The same stack with another registration. */
  public AppliedStack registered(AppliedRegistration other) {
    return new AppliedStack(
        name,
        cluster,
        sourceCommit,
        planDigest,
        inputs,
        servers,
        intents,
        tombstones,
        hostKeys,
        configurations,
        other,
        backups);
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
