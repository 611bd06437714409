package io.github.proxmoxctl.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param value the 32 bits as a number from 0 to 2³²−1
 */
public record Ipv4Address(long value) implements Comparable<Ipv4Address> {

  // no leading zeros: 010 is 8 to some readers and 10 to others
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern DOTTED =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);

  public Ipv4Address {
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /** Reads {@code 10.1.0.11}; empty for anything else. */
  public static Optional<Ipv4Address> parse(String text) {
    var matcher = DOTTED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long value = 0;
    for (int octet = 1; octet <= 4; octet++) {
      value = value << 8 | Long.parseLong(matcher.group(octet));
    }
    return Optional.of(new Ipv4Address(value));
  }

  public Ipv4Address plus(long offset) {
    return new Ipv4Address(value + offset);
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return (value >> 24)
        + "."
        + (value >> 16 & 255)
        + "."
        + (value >> 8 & 255)
        + "."
        + (value & 255);
  }
}
