package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Terraform's own locks of this run's backend, by root; each is the LockInfo that Terraform sent,
 * byte by byte. They live as long as the backend: between runs the stack's lock keeps others out.
 */
final class TerraformLocks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<RootName, byte[]> holders = new HashMap<>();

  /**
   * Takes the lock; a repetition with the same id has it already.
   *
   * @return the holder that is in the way, or empty
   */
  synchronized Optional<byte[]> lock(RootName root, byte[] info) {
    var holder = holders.putIfAbsent(root, info);
    return holder == null || id(holder).equals(id(info)) ? Optional.empty() : Optional.of(holder);
  }

  /** Gives it back; nothing to give back is fine, for the answer may have been lost. */
  synchronized Optional<byte[]> unlock(RootName root, byte[] info) {
    var holder = holders.get(root);
    if (holder != null && !id(holder).equals(id(info))) {
      return Optional.of(holder);
    }
    holders.remove(root);
    return Optional.empty();
  }

  synchronized boolean isHeldBy(RootName root, String id) {
    var holder = holders.get(root);
    return holder != null && !id.isEmpty() && id(holder).equals(id);
  }

  synchronized Optional<byte[]> holder(RootName root) {
    return Optional.ofNullable(holders.get(root)).map(info -> Arrays.copyOf(info, info.length));
  }

  /** The id in a LockInfo; empty for what is none. */
  static String id(byte[] info) {
    try {
      return JSON.readTree(info).path("ID").asText();
    } catch (IOException e) {
      return "";
    }
  }
}
