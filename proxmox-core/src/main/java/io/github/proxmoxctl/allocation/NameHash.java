package io.github.proxmoxctl.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Numbers derived from names. They decide ids and addresses of servers that live for years, so the
 * functions are fixed for ever.
 */
final class NameHash {

  private NameHash() {}

  /** A number from 0 to 2⁶³−1 that depends on every part and on where one part ends. */
  static long of(String... parts) {
    return ByteBuffer.wrap(digest("SHA-256", parts)).getLong() & Long.MAX_VALUE;
  }

  /** A UUID of version 5 (RFC 9562, by SHA-1) in the null namespace. */
  static UUID uuid(String... parts) {
    byte[] hash = Arrays.copyOf(digest("SHA-1", parts), 16);
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    return new UUID(bits.getLong(), bits.getLong());
  }

  private static byte[] digest(String algorithm, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
