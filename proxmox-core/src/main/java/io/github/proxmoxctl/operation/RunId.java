package io.github.proxmoxctl.operation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names a run: sorts by time, and two of one second differ. */
final class RunId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  /** {@code 20261123-115959-3f9c2e}. */
  static String of(Instant start) {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    return TIME.format(start) + "-" + HexFormat.of().formatHex(random);
  }
}
