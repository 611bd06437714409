package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.language.ParseCache;
import io.github.proxmoxctl.terraform.Cache;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A file per infrastructure repo in the user's own cache folder. Never in the repo: what somebody
 * commits there must not be believed. Without a home, or where nothing can be written, nothing is
 * kept.
 */
final class UserParseCache implements ParseCache {

  private static final String FOLDER = "parsed";
  private static final Duration UNCHANGED = Duration.ofDays(30);

  private final Path folder;
  private final String name;
  private final Clock clock;

  private UserParseCache(Path folder, String name, Clock clock) {
    this.folder = folder;
    this.name = name;
    this.clock = clock;
  }

  /**
   * @param environment which says where the user's cache is
   * @param root of the infrastructure repo
   */
  static ParseCache of(Map<String, String> environment, Path root, Clock clock) {
    Optional<Path> caches = Cache.folder(environment);
    if (caches.isEmpty()) {
      return ParseCache.NONE;
    }
    String path = root.toAbsolutePath().normalize().toString();
    UUID name = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    return new UserParseCache(caches.get().resolve(FOLDER), name.toString(), clock);
  }

  @Override
  public Optional<byte[]> load() {
    try {
      return PrivateFolder.cache(folder).read(name);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  @Override
  public void store(byte[] content) {
    try {
      PrivateFolder parsed = PrivateFolder.cache(folder);
      parsed.write(name, content);
      Instant limit = clock.instant().minus(UNCHANGED);
      for (String other : parsed.files("")) {
        if (parsed.lastChange(other).isBefore(limit)) {
          parsed.delete(other);
        }
      }
    } catch (DiagnosticException e) {
      // the next run reads everything again
    }
  }
}
