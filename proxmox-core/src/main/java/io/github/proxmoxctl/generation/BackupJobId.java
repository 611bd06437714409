package io.github.proxmoxctl.generation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a backup job, {@code <estate>_<stack>_<policy>}: no name has an underscore, so that two
 * never meet. Proxmox takes a letter and then letters, digits, hyphens and underscores; it makes a
 * job of more than 50 characters but never reads, changes or removes it ({@code pve-backup-jobid}
 * in pve-manager's VZDump.pm), so a long id is cut and ends with a hash of the whole.
 */
final class BackupJobId {

  static final int LONGEST = 50;
  private static final int HASH_BYTES = 6;
  private static final int KEPT = LONGEST - 1 - 2 * HASH_BYTES;

  private BackupJobId() {}

  static String of(String estate, String stack, String policy) {
    String whole = String.join("_", estate, stack, policy);
    return whole.length() <= LONGEST ? whole : whole.substring(0, KEPT) + "_" + hash(whole);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
