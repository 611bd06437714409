package io.github.proxmoxctl.lab.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IPv6 addresses as cloud-init settings spell them. */
final class Address6 {
  /** What Java takes for the digits of an address and never for a name to be looked up. */
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private static final Pattern PREFIX = Pattern.compile("\\d|[1-9]\\d|1[01]\\d|12[0-8]");

  private Address6() {}

  /**
   * Whether an interface can be told so: {@code dhcp}, {@code auto}, or an address in CIDR form.
   */
  static boolean isForInterface(String text) {
    int slash = text.indexOf('/');
    return text.equals("dhcp")
        || text.equals("auto")
        || (slash > 0
            && isAddress(text.substring(0, slash))
            && PREFIX.matcher(text.substring(slash + 1)).matches());
  }

  /** Whether the text is an address without a prefix. */
  static boolean isAddress(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(text) instanceof Inet6Address;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
