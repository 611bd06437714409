package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import java.nio.file.Path;
import java.util.List;
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
    return stacks;
  }

  String clusterOf(String stack) {
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
