package io.github.proxmoxctl.terraform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Terraform's resource addresses, as far as our static modules use them. */
final class ResourceAddress {

  /** The module call of the {@code servers} root, with the server's name as its key. */
  private static final Pattern SERVER =
      Pattern.compile("module\\.server\\[\"((?:[^\"\\\\]|\\\\.)*)\"](?:\\..*)?");

  private ResourceAddress() {}

  /** {@code web} of {@code module.server["web"].…}; null for what belongs to no server. */
  static @Nullable String serverOf(String address) {
    var matcher = SERVER.matcher(address);
    return matcher.matches() ? matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\") : null;
  }
}
