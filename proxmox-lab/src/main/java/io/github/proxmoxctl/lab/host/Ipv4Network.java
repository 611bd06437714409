package io.github.proxmoxctl.lab.host;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param base its first address as an unsigned number
 * @param prefix length of the prefix, 0 to 32
 */
public record Ipv4Network(long base, int prefix) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
  private static final int BITS = 32;
  private static final long ALL = 0xFFFF_FFFFL;

  /** Drops the host's bits. */
  public Ipv4Network {
    if (prefix < 0 || prefix > BITS) {
      throw new IllegalArgumentException("/" + prefix + " is no prefix of an IPv4 network");
    }
    base &= mask(prefix);
  }

  /**
   * The network of an address with its prefix, for example {@code 10.1.2.3/24}; a bare address is a
   * network of its own.
   *
   * @throws IllegalArgumentException if the text is no IPv4 address
   */
  public static Ipv4Network of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
    }
    long address = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(matcher.group(group));
      if (octet > 255) {
        throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
      }
      address = address << 8 | octet;
    }
    String prefix = matcher.group(5);
    return new Ipv4Network(address, prefix == null ? BITS : Integer.parseInt(prefix));
  }

  /** Whether the two have an address in common. */
  public boolean overlaps(Ipv4Network other) {
    return contains(other) || other.contains(this);
  }

  /** Whether every address of the other is one of this. */
  public boolean contains(Ipv4Network other) {
    return other.prefix >= prefix && (other.base & mask(prefix)) == base;
  }

  /** An address of the network, counted from its first. */
  public String address(int index) {
    return text(base + index);
  }

  @Override
  public String toString() {
    return text(base) + "/" + prefix;
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : ALL << (BITS - prefix) & ALL;
  }

  private static String text(long address) {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d",
        address >> 24 & 255,
        address >> 16 & 255,
        address >> 8 & 255,
        address & 255);
  }
}
