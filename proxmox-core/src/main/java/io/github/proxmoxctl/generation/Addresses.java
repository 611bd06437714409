package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses of a server's interfaces, as they were allocated. */
final class Addresses {

  private Addresses() {}

  /** The address of one interface; empty with DHCP. */
  static Optional<Ipv4Address> of(AppliedServer given, Server.NetworkInterface nic) {
    return Optional.ofNullable(given.interfaces().get(nic.name()))
        .flatMap(got -> Optional.ofNullable(got.address()));
  }

  /**
   * The first address in the order of the YAML.
   *
   * @param network the network it must be in; null: any
   */
  static Optional<Ipv4Address> first(Server server, AppliedServer given, @Nullable String network) {
    return server.networks().stream()
        .filter(nic -> network == null || Objects.equals(nic.network(), network))
        .flatMap(nic -> of(given, nic).stream())
        .findFirst();
  }
}
