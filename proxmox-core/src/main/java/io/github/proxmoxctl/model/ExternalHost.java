package io.github.proxmoxctl.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host that exists already: monitored, and with {@code ssh} and roles also configured; never
 * created nor destroyed.
 *
 * @param address IPv4 address or DNS name
 * @param ssh how it is logged in to; null: it is only monitored
 * @param osFamily such as {@code debian}; null where it is not configured
 * @param endpoints what Prometheus scrapes beyond its roles' exporters
 */
public record ExternalHost(
    String name,
    String stack,
    String address,
    @Nullable Ssh ssh,
    @Nullable String osFamily,
    List<RoleUse> roles,
    List<Endpoint> endpoints,
    Map<String, String> labels,
    Origins origins) {

  public ExternalHost {
    roles = List.copyOf(roles);
    endpoints = List.copyOf(endpoints);
    labels = Map.copyOf(labels);
  }

  /**
   * How it is logged in to.
   *
   * @param hostKey a line of known_hosts without the name: {@code ssh-ed25519 AAAA…}
   */
  public record Ssh(String user, int port, String hostKey) {}

  /** What Prometheus scrapes at the host's address. */
  public record Endpoint(String job, int port, String path) {}
}
