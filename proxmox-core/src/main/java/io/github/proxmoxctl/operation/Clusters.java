package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.secret.SecretStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The clusters that some stacks live on, reached with one of their two identities. */
record Clusters(Map<String, ClusterAccess> byName) implements AutoCloseable {

  Clusters {
    byName = Map.copyOf(byName);
  }

  /**
   * Reaches them all.
   *
   * @param identity {@link Cluster#planToken} or {@link Cluster#applyToken}
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException when a secret is missing or a
   *     cluster does not answer
   */
  static Clusters open(
      Surroundings around,
      Estate estate,
      Set<String> stacks,
      Function<Cluster, SecretReference> identity) {
    SecretStore secrets = new LocalSecretStore(around.environment(), around.redactor());
    Map<String, ClusterAccess> clusters = new HashMap<>();
    for (Cluster cluster : estate.desired().clusters()) {
      if (stacks.stream().anyMatch(stack -> estate.clusterOf(stack).equals(cluster.name()))) {
        Secret token = secrets.read(identity.apply(cluster));
        clusters.put(cluster.name(), ClusterAccess.open(cluster, token, estate.root()));
      }
    }
    return new Clusters(clusters);
  }

  @Override
  public void close() {
    byName.values().forEach(access -> access.client().close());
  }
}
