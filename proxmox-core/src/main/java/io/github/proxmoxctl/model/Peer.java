package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/** Who may reach a port. */
public sealed interface Peer {

  /** Everyone who gets there. */
  record Anyone() implements Peer {}

  /** An address or network: {@code 10.1.0.0/24}. */
  record Addresses(String cidr) implements Peer {}

  /** Everyone with an address of a declared network. */
  record InNetwork(String network) implements Peer {}

  /**
   * The hosts of the same stack that have a role, by all their addresses.
   *
   * @param network only by their addresses in it; null: any
   */
  record Members(String role, @Nullable String network) implements Peer {}
}
