package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.IpText;
import java.util.Optional;

/** An address or a network of either version of IP. */
final class NetworkText {

  private NetworkText() {}

  static Optional<Diagnostic> problem(String text, Location at) {
    return IpText.versionOf(text).isPresent()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error("address.network", Quoted.of(text) + " is no address or network", at)
                .next(
                    IpText.withoutHostBits(text)
                        .map(meant -> "write the network's own address: " + meant)
                        .orElse("write, such as, 10.1.0.0/24 or 10.1.0.5")));
  }
}
