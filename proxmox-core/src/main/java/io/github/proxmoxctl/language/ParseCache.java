package io.github.proxmoxctl.language;

import java.util.Optional;

/**
 * Where {@link Repository} keeps, from one run to the next, what it read of files without fault.
 */
public interface ParseCache {

  /** Keeps nothing. */
  ParseCache NONE =
      new ParseCache() {
        @Override
        public Optional<byte[]> load() {
          return Optional.empty();
        }

        @Override
        public void store(byte[] content) {}
      };

  /** What was stored last for this repo, or anything else: it is checked before it is believed. */
  Optional<byte[]> load();

  /** Keeps it if it can be kept; never throws. */
  void store(byte[] content);
}
