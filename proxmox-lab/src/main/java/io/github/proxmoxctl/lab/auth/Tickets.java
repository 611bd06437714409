package io.github.proxmoxctl.lab.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Session tickets, signed so that the lab need not remember them. */
final class Tickets {
  private static final long LIFETIME_SECONDS = 2 * 60 * 60;

  private final byte[] key;
  private final Clock clock;

  Tickets(byte[] key, Clock clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /** A ticket for a user: {@code PVE:<user>:<time>::<signature>}. */
  String issue(String user) {
    String plain = "PVE:" + user + ":" + time();
    return plain + "::" + sign(plain);
  }

  /** What a writing request must carry besides its ticket. */
  String csrfToken(String user) {
    String time = time();
    return time + ":" + sign(time + ":" + user);
  }

  /** The user of a ticket that is genuine and not too old. */
  Optional<String> user(String ticket) {
    int end = ticket.indexOf("::");
    String[] parts = ticket.split(":", -1);
    if (end < 0 || parts.length < 5 || !parts[0].equals("PVE")) {
      return Optional.empty();
    }
    boolean genuine = same(sign(ticket.substring(0, end)), ticket.substring(end + 2));
    return genuine && isFresh(parts[2]) ? Optional.of(parts[1]) : Optional.empty();
  }

  boolean isCsrfTokenOf(String token, String user) {
    int colon = token.indexOf(':');
    if (colon < 0) {
      return false;
    }
    String time = token.substring(0, colon);
    return same(sign(time + ":" + user), token.substring(colon + 1)) && isFresh(time);
  }

  private String time() {
    return String.format(Locale.ROOT, "%08X", clock.instant().getEpochSecond());
  }

  private boolean isFresh(String hexTime) {
    if (!hexTime.matches("[0-9A-F]{8,15}")) {
      return false;
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(hexTime, 16);
    return age >= 0 && age < LIFETIME_SECONDS;
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
