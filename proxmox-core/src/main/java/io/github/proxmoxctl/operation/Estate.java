package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.generation.BackupJob;
import io.github.proxmoxctl.generation.DownloadedImage;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that a plan is made from, but for the live clusters.
 *
 * @param root the infrastructure root
 * @param head the commit that is checked out
 * @param differences files of the desired state that differ from it
 * @param recorded the ledger
 */
record Estate(
    Path root,
    SourceCommit head,
    List<String> differences,
    DesiredState desired,
    Sources sources,
    LedgerSnapshot recorded,
    Allocation allocation) {

  Estate {
    differences = List.copyOf(differences);
  }

  /** {@code 3f9c2e1}, or {@code 3f9c2e1+changes}. */
  String commit() {
    return head.shortId() + (differences.isEmpty() ? "" : "+changes");
  }

  AppliedStack applied(String stack) {
    AppliedStack applied = recorded.state().stacks().get(stack);
    return applied == null ? AppliedStack.empty(stack, clusterOf(stack)) : applied;
  }

  /** The stacks that are declared, and those that the ledger knows and the YAML lacks. */
  SortedSet<String> stacks() {
    SortedSet<String> stacks = new TreeSet<>();
    desired.servers().forEach(server -> stacks.add(server.stack()));
    desired.externalHosts().forEach(host -> stacks.add(host.stack()));
    recorded
        .state()
        .stacks()
        .forEach(
            (name, applied) -> {
              if (!applied.servers().isEmpty()
                  || !applied.intents().isEmpty()
                  || !applied.registration().equals(AppliedRegistration.NONE)) {
                stacks.add(name);
              }
            });
    if (!sharedRoots().isEmpty()) {
      stacks.add(Stack.SHARED);
    }
    return stacks;
  }

  /** The roots of a stack, by name; one whose content is all gone is among them. */
  SortedSet<String> roots(String stack) {
    if (stack.equals(Stack.SHARED)) {
      return sharedRoots();
    }
    AppliedStack applied = applied(stack);
    SortedSet<String> roots = new TreeSet<>(applied.inputs().keySet());
    applied.servers().values().forEach(server -> roots.add(server.root()));
    applied.intents().forEach(intent -> roots.add(intent.server().root()));
    desired.servers().stream()
        .filter(server -> server.stack().equals(stack))
        .map(server -> allocation.servers().get(server.name()))
        .filter(Objects::nonNull)
        .forEach(given -> roots.add(given.root()));
    if (!backupJobs(stack).isEmpty()) {
      roots.add(RootKind.BACKUP.module());
    }
    return roots;
  }

  /** The backup jobs that a stack is to have. */
  List<BackupJob> backupJobs(String stack) {
    return BackupJob.of(desired, stack, allocation.servers());
  }

  /** The files that a cluster is to have for its servers. */
  List<DownloadedImage> images(String cluster) {
    return DownloadedImage.of(desired, cluster, allocation.servers());
  }

  /** The name of every server that is declared or recorded, by VM id. */
  Map<String, String> serverNames() {
    Map<String, String> names = new HashMap<>();
    recorded.state().stacks().values().stream()
        .flatMap(stack -> stack.servers().values().stream())
        .forEach(server -> names.put(Integer.toString(server.vmId()), server.name()));
    allocation
        .servers()
        .values()
        .forEach(server -> names.put(Integer.toString(server.vmId()), server.name()));
    return names;
  }

  /**
   * The clusters on which something is wanted that belongs to no server, or was wanted at the last
   * apply. A cluster without servers of this estate is left alone.
   */
  private SortedSet<String> sharedRoots() {
    AppliedStack applied = recorded.state().stacks().get(Stack.SHARED);
    SortedSet<String> roots = new TreeSet<>();
    for (Cluster cluster : desired.clusters()) {
      boolean isInUse =
          desired.servers().stream().anyMatch(server -> server.cluster().equals(cluster.name()));
      if (isInUse && !(desired.securityGroups().isEmpty() && images(cluster.name()).isEmpty())) {
        roots.add(cluster.name());
      }
    }
    if (applied != null) {
      roots.addAll(applied.inputs().keySet());
    }
    // what is declared no longer cannot be reached
    roots.retainAll(desired.clustersByName().keySet());
    return roots;
  }

  /** The clusters that a stack lives on: one, but for what belongs to no server. */
  SortedSet<String> clustersOf(String stack) {
    return stack.equals(Stack.SHARED) ? sharedRoots() : new TreeSet<>(List.of(clusterOf(stack)));
  }

  /** The cluster that a stack lives on; the names of all where it is more than one. */
  String clusterOf(String stack) {
    if (stack.equals(Stack.SHARED)) {
      return String.join(", ", sharedRoots());
    }
    AppliedStack applied = recorded.state().stacks().get(stack);
    return desired.servers().stream()
        .filter(server -> server.stack().equals(stack))
        .map(Server::cluster)
        .findFirst()
        .or(() -> Optional.ofNullable(desired.stacksByName().get(stack)).map(Stack::cluster))
        .orElseGet(() -> applied == null ? firstCluster().name() : applied.cluster());
  }

  // a stack of external hosts alone lives on none
  private Cluster firstCluster() {
    return desired.clusters().get(0);
  }
}
