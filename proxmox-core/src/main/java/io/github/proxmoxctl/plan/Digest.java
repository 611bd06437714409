package io.github.proxmoxctl.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 that stands for something reviewed.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {

  private static final int SHORT = 12;

  public Digest {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hex");
    }
  }

  /** The digest of a list of parts; each part's length counts, and null differs from empty. */
  public static Digest of(Collection<? extends @Nullable Object> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes =
            part == null ? new byte[0] : Objects.toString(part).getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).array());
        digest.update(bytes);
      }
      return new Digest(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What a person compares and types: {@code 7a41 c90d 55e2}. */
  public String shortForm() {
    return hex.substring(0, 4) + " " + hex.substring(4, 8) + " " + hex.substring(8, SHORT);
  }

  /** Whether a typed text names this digest: at least its short form, blanks and case ignored. */
  public boolean isNamedBy(String typed) {
    String plain = typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return plain.length() >= SHORT && hex.startsWith(plain);
  }

  @Override
  public int compareTo(Digest other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
