package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.proxmox.ProxmoxClient;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.terraform.ProviderAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as one identity reaches it.
 *
 * @param inventory what it runs, from one call that also found the endpoint that answers
 */
record ClusterAccess(
    Cluster cluster, ProxmoxClient client, ProviderAccess provider, LiveInventory inventory) {

  /**
   * Reaches the cluster.
   *
   * @param root the infrastructure root, which {@code tls.caFile} is relative to
   */
  static ClusterAccess open(Cluster cluster, Secret token, Path root) {
    Path authorities = authorities(cluster, root);
    ProxmoxClient client = ProxmoxClient.of(cluster, authorities, token);
    LiveInventory inventory = client.inventory();
    return new ClusterAccess(
        cluster, client, new ProviderAccess(client.endpoint(), token, authorities), inventory);
  }

  /** The certificates to trust; null: the system's. */
  static @Nullable Path authorities(Cluster cluster, Path root) {
    String caFile = cluster.caFile();
    if (caFile == null) {
      return null;
    }
    Path file = root.resolve(caFile);
    if (!Files.isRegularFile(file)) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "cluster.certificate",
                  "the certificates of cluster \"%s\" are not there: %s"
                      .formatted(cluster.name(), caFile),
                  cluster.origins().of("tls.caFile"))
              .next(
                  "copy /etc/pve/pve-root-ca.pem of a node there and commit it"
                      + " (for the lab: ca.pem of its folder)"));
    }
    return file.toAbsolutePath();
  }
}
