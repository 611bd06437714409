package io.github.proxmoxctl.ansible;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The Python environment that tools/setup makes; the rule of the folder is the one of that script.
 */
final class Cache {

  private Cache() {}

  /** Its folder of programs; empty without a home. */
  static Optional<Path> programs(Map<String, String> environment) {
    return folder(environment).map(cache -> cache.resolve("python").resolve("bin"));
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    String own = environment.getOrDefault("PROXMOXCTL_CACHE", "");
    if (!own.isBlank()) {
      return Optional.of(Path.of(own).toAbsolutePath());
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!caches.isBlank()) {
      return Optional.of(Path.of(caches, "proxmoxctl"));
    }
    return Optional.ofNullable(environment.get("HOME"))
        .map(home -> Path.of(home, ".cache", "proxmoxctl"));
  }
}
