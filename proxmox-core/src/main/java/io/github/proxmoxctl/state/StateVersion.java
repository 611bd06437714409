package io.github.proxmoxctl.state;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One stored state.
 *
 * @param sha256 of its bytes, in hexadecimal
 * @param written when it was stored
 */
public record StateVersion(StateHeader header, String sha256, long bytes, Instant written) {

  static StateVersion of(StateHeader header, byte[] content, Instant written) {
    return new StateVersion(header, sha256(content), content.length, written);
  }

  /** {@code serial 42 of 2026-11-23T12:00:00Z}, for messages. */
  public String title() {
    return "serial " + header.serial() + " of " + written;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
