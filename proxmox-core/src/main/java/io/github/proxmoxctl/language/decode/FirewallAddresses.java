package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.IpText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Sources and destinations of a firewall rule as Proxmox checks them. */
final class FirewallAddresses {

  private static final String NAMED = "(\\+(dc/|guest/|sdn/)?|dc/)[A-Za-z][A-Za-z0-9_-]+";
  private static final String FORMS =
      "write an address, a network such as 10.1.0.0/24, a range such as 10.1.0.5-10.1.0.9, an IP set"
          + " such as +office, or an alias such as dc/office";

  private FirewallAddresses() {}

  /** The first thing that is wrong with a list of addresses. */
  static Optional<Diagnostic> problem(List<String> addresses, Location at) {
    for (String address : addresses) {
      if (!isKnown(address)) {
        return Optional.of(
            Diagnostic.error(
                    "firewall.address", Quoted.of(address) + " is no address or network", at)
                .next(
                    IpText.withoutHostBits(address)
                        .map(meant -> "write the network's own address: " + meant)
                        .orElse(FORMS)));
      }
    }
    boolean isAlone = addresses.stream().anyMatch(one -> one.matches(NAMED) || one.contains("-"));
    if (addresses.size() > 1 && isAlone) {
      return Optional.of(
          Diagnostic.error(
                  "firewall.address", "a range, an IP set or an alias stands in a list", at)
              .because("Proxmox takes lists of addresses and networks only")
              .next("write a rule of its own for it"));
    }
    return versions(addresses).size() > 1 ? Optional.of(mixed(at)) : Optional.empty();
  }

  /** The versions of IP that a list speaks of: 4, 6; none where it says nothing of it. */
  static Set<Integer> versions(List<String> addresses) {
    Set<Integer> versions = new TreeSet<>();
    for (String address : addresses) {
      version(address).ifPresent(versions::add);
    }
    return versions;
  }

  static Diagnostic mixed(Location at) {
    return Diagnostic.error("firewall.address", "IPv4 and IPv6 are mixed in one rule", at)
        .because("Proxmox refuses it")
        .next("write a rule for each");
  }

  private static boolean isKnown(String address) {
    return address.matches(NAMED) || version(address).isPresent();
  }

  private static OptionalInt version(String address) {
    int dash = address.indexOf('-');
    if (address.matches(NAMED)) {
      return OptionalInt.empty();
    }
    if (dash < 0) {
      return IpText.versionOf(address);
    }
    OptionalInt first = IpText.versionOfAddress(address.substring(0, dash));
    OptionalInt last = IpText.versionOfAddress(address.substring(dash + 1));
    return first.isPresent() && first.equals(last) ? first : OptionalInt.empty();
  }
}
