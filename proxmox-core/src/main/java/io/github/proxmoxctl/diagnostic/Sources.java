package io.github.proxmoxctl.diagnostic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** The files that were read, sorted. */
  public Set<String> files() {
    return texts.keySet();
  }

  /** How many files were read. */
  public int count() {
    return texts.size();
  }

  /** The lines of a file, secrets masked; empty when it was not read. */
  public List<String> lines(String file) {
    String text = texts.get(file);
    return text == null ? List.of() : SecretShapes.mask(text).lines().toList();
  }

  /** Names the files, not what is in them. */
  @Override
  public String toString() {
    return "Sources" + texts.keySet();
  }
}
