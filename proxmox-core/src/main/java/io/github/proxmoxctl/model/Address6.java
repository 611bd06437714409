package io.github.proxmoxctl.model;

/** How an interface gets its IPv6 address. */
public sealed interface Address6 {
  /** Allocated from the network and kept for life. */
  record Auto() implements Address6 {}

  /** Made by the server from what the network's router announces. */
  record Slaac() implements Address6 {}

  /** From the network's own DHCP server. */
  record Dhcp() implements Address6 {}

  /** As the YAML says. */
  record Fixed(Ipv6Address address) implements Address6 {}

  /** It has none. */
  record None() implements Address6 {}
}
