package io.github.proxmoxctl.model;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;

/** Addresses and networks of either version of IP as text. */
public final class IpText {

  private IpText() {}

  /** 4 or 6 for an address or a network without host bits; empty for anything else. */
  public static OptionalInt versionOf(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return versionOfAddress(text);
    }
    return withPrefix(text).filter(network -> network.hostBits().signum() == 0).isPresent()
        ? versionOfAddress(text.substring(0, slash))
        : OptionalInt.empty();
  }

  /** 4 or 6; empty for what is no address. */
  public static OptionalInt versionOfAddress(String text) {
    byte[] bytes = bytes(text);
    return bytes.length == 0 ? OptionalInt.empty() : OptionalInt.of(bytes.length == 4 ? 4 : 6);
  }

  /** The network that an address with a prefix is in; empty for anything else. */
  public static Optional<String> withoutHostBits(String text) {
    return withPrefix(text).map(Prefixed::network);
  }

  /**
   * An address with a prefix.
   *
   * @param bits of an address: 32 or 128
   */
  private record Prefixed(BigInteger address, int bits, int prefix) {

    BigInteger hostBits() {
      return address.and(BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE));
    }

    String network() {
      byte[] value = address.subtract(hostBits()).toByteArray();
      byte[] whole = new byte[bits / 8];
      int length = Math.min(value.length, whole.length);
      System.arraycopy(value, value.length - length, whole, whole.length - length, length);
      try {
        String shown = InetAddress.getByAddress(whole).getHostAddress();
        return shown.replaceFirst("(^0)?(:0)+$", "::") + "/" + prefix;
      } catch (UnknownHostException e) {
        throw new IllegalStateException("an address has 4 or 16 bytes", e);
      }
    }
  }

  private static Optional<Prefixed> withPrefix(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d{0,2}")) {
      return Optional.empty();
    }
    byte[] address = bytes(text.substring(0, slash));
    int bits = address.length * 8;
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return bits == 0 || prefix > bits
        ? Optional.empty()
        : Optional.of(new Prefixed(new BigInteger(1, address), bits, prefix));
  }

  private static byte[] bytes(String text) {
    Optional<Ipv4Address> four = Ipv4Address.parse(text);
    if (four.isPresent()) {
      long value = four.get().value();
      return new byte[] {
        (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
      };
    }
    // with a colon it is a literal or nothing: no name is ever looked up
    if (!text.contains(":") || !text.matches("[0-9A-Fa-f:]{2,39}")) {
      return new byte[0];
    }
    try {
      byte[] address = InetAddress.getByName(text).getAddress();
      // Java gives an IPv4-mapped address as IPv4
      return address.length == 16 ? address : new byte[0];
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
