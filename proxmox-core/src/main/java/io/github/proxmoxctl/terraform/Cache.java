package io.github.proxmoxctl.terraform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where tools/setup keeps what it fetched or built; the rule is the one of that script. */
public final class Cache {

  private Cache() {}

  /**
   * {@code PROXMOXCTL_CACHE}, or {@code proxmoxctl} in the user's cache folder; empty without a
   * home.
   */
  public static Optional<Path> folder(Map<String, String> environment) {
    var own = environment.getOrDefault("PROXMOXCTL_CACHE", "");
    if (!own.isBlank()) {
      return Optional.of(Path.of(own).toAbsolutePath());
    }
    var caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!caches.isBlank()) {
      return Optional.of(Path.of(caches, "proxmoxctl"));
    }
    return Optional.ofNullable(environment.get("HOME"))
        .map(home -> Path.of(home, ".cache", "proxmoxctl"));
  }
}
