package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.IpText;

/** An address with a prefix where the network itself belongs. */
final class HostBits {

  private HostBits() {}

  /**
   * @param text an address, a slash and a prefix
   */
  static Diagnostic problem(String text, Location location) {
    return Diagnostic.error(
            "network.cidr",
            Quoted.of(text) + " is an address in a network, not the network",
            location)
        .next("write " + IpText.withoutHostBits(text).orElse("the network's own address"));
  }
}
