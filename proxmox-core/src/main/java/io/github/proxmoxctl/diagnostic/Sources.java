package io.github.proxmoxctl.diagnostic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of the files that were read, for excerpts beside a problem. What looks like a secret is
 * never handed out, so that an excerpt can stand in any log.
 *
 * @param texts by path relative to the infrastructure root; files with errors included
 */
public record Sources(Map<String, String> texts) {

  public Sources {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  public static Sources none() {
    return new Sources(Map.of());
  }

  /** How many files were read. */
  public int count() {
    return texts.size();
  }

  /** The line that a location points into, secrets masked; empty when it is not there. */
  public Optional<String> line(Location location) {
    String text = texts.get(location.file());
    if (text == null) {
      return Optional.empty();
    }
    List<String> lines = SecretShapes.mask(text).lines().toList();
    return location.line() <= lines.size()
        ? Optional.of(lines.get(location.line() - 1))
        : Optional.empty();
  }

  /** Names the files, not what is in them. */
  @Override
  public String toString() {
    return "Sources" + texts.keySet();
  }
}
