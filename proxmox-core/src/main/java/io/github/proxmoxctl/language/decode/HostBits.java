package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Ipv4Address;

/** An address with a prefix where the network itself belongs. */
final class HostBits {

  private HostBits() {}

  /**
   * @param text an address, a slash and a prefix
   */
  static Diagnostic problem(String text, Location location) {
    int slash = text.indexOf('/');
    int prefix = Integer.parseInt(text.substring(slash + 1));
    long mask = prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    String meant =
        Ipv4Address.parse(text.substring(0, slash))
            .map(address -> new Ipv4Address(address.value() & mask) + "/" + prefix)
            .orElse("the network's own address");
    return Diagnostic.error(
            "network.cidr",
            Quoted.of(text) + " is an address in a network, not the network",
            location)
        .next("write " + meant);
  }
}
