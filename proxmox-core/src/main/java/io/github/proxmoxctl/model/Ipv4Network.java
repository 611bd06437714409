package io.github.proxmoxctl.model;

import java.util.Optional;

/**
 * An IPv4 network in CIDR notation.
 *
 * @param address the network address: no bit set beyond the prefix
 * @param prefix 0 to 32
 */
public record Ipv4Network(Ipv4Address address, int prefix) {

  public Ipv4Network {
    if (prefix < 0 || prefix > 32 || (address.value() & ~mask(prefix)) != 0) {
      throw new IllegalArgumentException("not a network: " + address + "/" + prefix);
    }
  }

  /** Reads {@code 10.1.0.0/24}; empty for anything else, host bits included. */
  public static Optional<Ipv4Network> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("0|[12]?\\d|3[0-2]")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return Ipv4Address.parse(text.substring(0, slash))
        .filter(address -> (address.value() & ~mask(prefix) & 0xFFFF_FFFFL) == 0)
        .map(address -> new Ipv4Network(address, prefix));
  }

  public boolean contains(Ipv4Address other) {
    return (other.value() & mask(prefix)) == address.value();
  }

  /** The last address; up to /30 it is the broadcast address. */
  public Ipv4Address last() {
    return new Ipv4Address(address.value() | (~mask(prefix) & 0xFFFF_FFFFL));
  }

  /** Whether the address names the network itself or all its hosts. */
  public boolean isNetworkOrBroadcast(Ipv4Address other) {
    return prefix <= 30 && (other.equals(address) || other.equals(last()));
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
