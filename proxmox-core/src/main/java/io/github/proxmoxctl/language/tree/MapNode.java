package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A YAML mapping.
 *
 * @param entries by key, in the order of the file
 */
public record MapNode(Map<String, Entry> entries, Location location) implements Node {

  /** A key's own place, and its value. */
  public record Entry(Location key, Node value) {}

  public MapNode {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * The same mapping with another value for a key; the key keeps its place, or gets the value's.
   */
  public MapNode with(String key, Node value) {
    var changed = new LinkedHashMap<>(entries);
    Entry before = entries.get(key);
    changed.put(key, new Entry(before == null ? value.location() : before.key(), value));
    return new MapNode(changed, location);
  }

  /** The same mapping without a key. */
  public MapNode without(String key) {
    var changed = new LinkedHashMap<>(entries);
    changed.remove(key);
    return new MapNode(changed, location);
  }

  /** The value of a key, or null. */
  public @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The value of a key if it is a mapping, else null. */
  public @Nullable MapNode map(String key) {
    return get(key) instanceof MapNode map ? map : null;
  }

  /** The text of a key's scalar, or null. */
  public @Nullable String text(String key) {
    return get(key) instanceof ScalarNode scalar && !scalar.isRefused() ? scalar.text() : null;
  }

  /** Where the key stands, else where the mapping does. */
  public Location keyLocation(String key) {
    Entry entry = entries.get(key);
    return entry == null ? location : entry.key();
  }

  public Set<String> keys() {
    return entries.keySet();
  }

  @Override
  public String shape() {
    return "a mapping";
  }
}
