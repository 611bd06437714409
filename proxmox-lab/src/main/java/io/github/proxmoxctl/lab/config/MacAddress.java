package io.github.proxmoxctl.lab.config;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** MAC addresses of network devices. */
final class MacAddress {
  private static final Pattern UNICAST =
      Pattern.compile("[0-9a-fA-F][02468aceACE](:[0-9a-fA-F]{2}){5}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private MacAddress() {}

  /** Whether the text is a unicast address. */
  static boolean isUnicast(String text) {
    return UNICAST.matcher(text).matches();
  }

  /** A random address under the prefix that belongs to Proxmox. */
  static String random() {
    return String.format(
        Locale.ROOT,
        "BC:24:11:%02X:%02X:%02X",
        RANDOM.nextInt(256),
        RANDOM.nextInt(256),
        RANDOM.nextInt(256));
  }
}
