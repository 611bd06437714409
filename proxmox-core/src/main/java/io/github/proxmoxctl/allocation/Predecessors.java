package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which applied server each declared one continues: the one of its name, else the first of its
 * former names that nobody declares any more. What cannot be continued is reported and refused.
 */
final class Predecessors {

  private final Known known;
  private final Consumer<Diagnostic> report;
  private final Map<String, AppliedServer> byName = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * Resolves all.
   *
   * @param servers by name, in the order in which they may claim a former name
   */
  Predecessors(List<Server> servers, Known known, Consumer<Diagnostic> report) {
    this.known = known;
    this.report = report;
    Set<String> declared = servers.stream().map(Server::name).collect(Collectors.toSet());
    Map<String, Server> claims = new HashMap<>();
    for (Server server : servers) {
      Known.Entry entry = find(server, declared);
      if (entry != null) {
        resolve(server, entry, claims.putIfAbsent(entry.server().name(), server));
      }
    }
  }

  /** Null for a server that is new. */
  @Nullable AppliedServer of(Server server) {
    return byName.get(server.name());
  }

  boolean isRefused(Server server) {
    return refused.contains(server.name());
  }

  private Known.@Nullable Entry find(Server server, Set<String> declared) {
    Known.Entry own = known.get(server.name());
    if (own != null) {
      return own;
    }
    for (String former : server.formerNames()) {
      Known.Entry entry = known.get(former);
      if (entry != null && !declared.contains(former)) {
        return entry;
      }
    }
    return null;
  }

  private void resolve(Server server, Known.Entry entry, @Nullable Server claimedBy) {
    if (claimedBy != null) {
      refuse(
          server,
          Diagnostic.error(
                  "rename.ambiguous",
                  "servers \"%s\" and \"%s\" both say that they were \"%s\""
                      .formatted(claimedBy.name(), server.name(), entry.server().name()),
                  server.origins().of("formerNames"))
              .because("its id, disks and addresses can go on in one server only")
              .next("take the former name out of one of them")
              .see(claimedBy.origins().of("formerNames"), "the other"));
    } else if (!entry.stack().equals(server.stack())) {
      refuse(
          server,
          Diagnostic.error(
                  "stack.move",
                  "server \"%s\" is applied in stack \"%s\" and declared in stack \"%s\""
                      .formatted(server.name(), entry.stack(), server.stack()),
                  server.origins().whole())
              .because("each stack has its own state and lock; moving between them is not done yet")
              .next("move the declaration back to servers/" + entry.stack() + "/"));
    } else if (!entry.cluster().equals(server.cluster())) {
      refuse(
          server,
          Diagnostic.error(
                  "cluster.move",
                  "server \"%s\" is applied on cluster \"%s\" and declared on cluster \"%s\""
                      .formatted(server.name(), entry.cluster(), server.cluster()),
                  server.origins().whole())
              .because("a VM cannot move between clusters, and its state names the old one")
              .next("declare a server with another name on the new cluster, then remove this one"));
    } else {
      byName.put(server.name(), entry.server());
    }
  }

  private void refuse(Server server, Diagnostic problem) {
    refused.add(server.name());
    report.accept(problem);
  }
}
