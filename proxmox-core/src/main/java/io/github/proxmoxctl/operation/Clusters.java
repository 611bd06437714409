package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.secret.SecretStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clusters that some stacks live on, reached with one of their two identities. */
record Clusters(Map<String, ClusterAccess> byName) implements AutoCloseable {

  Clusters {
    byName = Map.copyOf(byName);
  }

  /** Those that the servers of some stacks are declared on; without any name, of all stacks. */
  static List<Cluster> declaredFor(DesiredState desired, Set<String> stacks) {
    Set<String> names =
        desired.servers().stream()
            .filter(
                server ->
                    stacks.isEmpty()
                        || stacks.contains(server.stack())
                        || stacks.contains(Stack.SHARED))
            .map(Server::cluster)
            .collect(Collectors.toSet());
    return desired.clusters().stream().filter(cluster -> names.contains(cluster.name())).toList();
  }

  /** Those that some stacks live on, be they declared or only recorded. */
  static List<Cluster> of(Estate estate, Set<String> stacks) {
    Set<String> names =
        stacks.stream()
            .flatMap(stack -> estate.clustersOf(stack).stream())
            .collect(Collectors.toSet());
    return estate.desired().clusters().stream()
        .filter(cluster -> names.contains(cluster.name()))
        .toList();
  }

  /**
   * Reaches them all.
   *
   * @param root the infrastructure root
   * @param identity {@link Cluster#planToken} or {@link Cluster#applyToken}
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException when a secret is missing or a
   *     cluster does not answer
   */
  static Clusters open(
      SecretStore secrets,
      Path root,
      List<Cluster> clusters,
      Function<Cluster, SecretReference> identity) {
    Map<String, ClusterAccess> reached = new HashMap<>();
    for (Cluster cluster : clusters) {
      Secret token = token(secrets, cluster, identity.apply(cluster));
      reached.put(cluster.name(), ClusterAccess.open(cluster, token, root));
    }
    return new Clusters(reached);
  }

  private static Secret token(SecretStore secrets, Cluster cluster, SecretReference reference) {
    try {
      return secrets.read(reference);
    } catch (DiagnosticException e) {
      String which = reference.equals(cluster.planToken()) ? "plan" : "apply";
      throw e.at(cluster.origins().of("identities." + which + ".token"));
    }
  }

  /** Of some clusters those that are not reached here. */
  List<Cluster> missing(List<Cluster> wanted) {
    return wanted.stream().filter(cluster -> !byName.containsKey(cluster.name())).toList();
  }

  /** These and others; whoever reached them closes them. */
  Clusters and(Clusters others) {
    Map<String, ClusterAccess> all = new HashMap<>(byName);
    all.putAll(others.byName);
    return new Clusters(all);
  }

  @Override
  public void close() {
    byName.values().forEach(access -> access.client().close());
  }
}
