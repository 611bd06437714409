package io.github.proxmoxctl.language;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what is stored for as long as it lives, and counts. */
final class MemoryParseCache implements ParseCache {

  private byte @Nullable [] content;
  private int stores;

  /** Reading by a build, with this cache however little there is to read. */
  FileReading reading(String build) {
    return new FileReading(this, () -> Optional.of(build), 0);
  }

  @Override
  public Optional<byte[]> load() {
    return Optional.ofNullable(content);
  }

  @Override
  public void store(byte[] stored) {
    content = stored;
    stores++;
  }

  int stores() {
    return stores;
  }
}
