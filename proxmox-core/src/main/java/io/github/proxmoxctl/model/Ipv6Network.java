package io.github.proxmoxctl.model;

import java.util.Optional;

/**
 * An IPv6 network in CIDR notation.
 *
 * @param address the network address: no bit set beyond the prefix
 * @param prefix 0 to 128
 */
public record Ipv6Network(Ipv6Address address, int prefix) {

  private static final int BITS = 128;
  private static final int HALF = 64;

  public Ipv6Network {
    if (prefix < 0 || prefix > BITS || !masked(address, prefix).equals(address)) {
      throw new IllegalArgumentException("not a network: " + address + "/" + prefix);
    }
  }

  /** Reads {@code 2001:db8:1::/64}; empty for anything else, host bits included. */
  public static Optional<Ipv6Network> parse(String text) {
    return around(text)
        .filter(
            network ->
                Ipv6Address.parse(text.substring(0, text.indexOf('/')))
                    .filter(network.address::equals)
                    .isPresent());
  }

  /** The network of an address with its prefix, {@code 2001:db8:1::11/64}; empty for all else. */
  public static Optional<Ipv6Network> around(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d?|1[01]\\d|12[0-8]")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return Ipv6Address.parse(text.substring(0, slash))
        .map(address -> new Ipv6Network(masked(address, prefix), prefix));
  }

  public boolean contains(Ipv6Address other) {
    return masked(other, prefix).equals(address);
  }

  /** Whether a server can have the address: the first one is that of all routers. */
  public boolean isHost(Ipv6Address other) {
    return contains(other) && (prefix >= BITS - 1 || !other.equals(address));
  }

  private static Ipv6Address masked(Ipv6Address address, int prefix) {
    return new Ipv6Address(
        address.high() & mask(Math.min(prefix, HALF)),
        address.low() & mask(Math.max(prefix - HALF, 0)));
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (HALF - bits);
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
