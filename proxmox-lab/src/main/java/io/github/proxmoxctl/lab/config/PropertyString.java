package io.github.proxmoxctl.lab.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Proxmox VE's property string: {@code value,key=value,…}, where the first bare value belongs to a
 * default key.
 *
 * @param values the properties in the order they were written
 */
public record PropertyString(Map<String, String> values) {
  /** Keeps its own copy. */
  public PropertyString {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads a property string.
   *
   * @param defaultKey the key of a bare value; an empty key means that there is none
   * @throws IllegalArgumentException with Proxmox's text if the string is malformed
   */
  public static PropertyString parse(String text, String defaultKey) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String item = part.strip();
      if (item.isEmpty()) {
        continue;
      }
      int equals = item.indexOf('=');
      String key = equals < 0 ? defaultKey : item.substring(0, equals);
      if (key.isEmpty()) {
        throw new IllegalArgumentException(
            "invalid format - value without key, but schema does not define a default key");
      }
      if (values.put(key, item.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "invalid format - duplicate key in comma-separated list property: " + key);
      }
    }
    return new PropertyString(values);
  }

  /**
   * Refuses all keys but some.
   *
   * @throws IllegalArgumentException with Proxmox's text
   */
  public void requireKeys(String... known) {
    for (String key : values.keySet()) {
      if (!List.of(known).contains(key)) {
        throw new IllegalArgumentException(
            "invalid format - format error\n"
                + key
                + ": property is not defined in schema and the schema does not allow additional"
                + " properties");
      }
    }
  }

  /** The value of a key, if it is there. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A copy with one property set. */
  public PropertyString with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new PropertyString(changed);
  }

  /** A copy without some properties. */
  public PropertyString without(String... keys) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    for (String key : keys) {
      changed.remove(key);
    }
    return new PropertyString(changed);
  }

  /** Proxmox's own order: the default key's bare value first, the rest sorted by key. */
  public String print(String defaultKey) {
    StringJoiner text = new StringJoiner(",");
    Map<String, String> rest = new TreeMap<>(values);
    String first = rest.remove(defaultKey);
    if (first != null) {
      text.add(first);
    }
    rest.forEach((key, value) -> text.add(key + "=" + value));
    return text.toString();
  }
}
