package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Trees as bytes, which {@link TreeReader} reads many times faster than a parser reads YAML. One
 * instance writes what belongs to one file: each text is written once.
 */
public final class TreeWriter {

  static final int MAP = 0;
  static final int LIST = 1;
  static final int SCALAR = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> texts = new HashMap<>();
  private final String file;

  /**
   * @param file the one that all locations are in
   */
  public TreeWriter(String file) {
    this.file = file;
  }

  /** A whole number, 0 or more. */
  public TreeWriter number(int number) {
    int rest = number;
    for (; rest >= 0x80; rest >>>= 7) {
      bytes.write((rest & 0x7F) | 0x80);
    }
    bytes.write(rest);
    return this;
  }

  /** A text; the second time only its number. */
  public TreeWriter text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    if (known != null) {
      return number(known);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(0).number(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  /** A value with all that is in it. */
  public TreeWriter node(Node node) {
    if (node instanceof MapNode map) {
      number(MAP).location(map.location()).number(map.entries().size());
      map.entries().forEach((key, entry) -> text(key).location(entry.key()).node(entry.value()));
    } else if (node instanceof ListNode list) {
      number(LIST).location(list.location()).number(list.items().size());
      list.items().forEach(this::node);
    } else if (node instanceof ScalarNode scalar) {
      number(SCALAR).location(scalar.location()).text(scalar.style().name()).text(scalar.text());
    }
    return this;
  }

  private TreeWriter location(Location location) {
    if (!location.file().equals(file)) {
      throw new IllegalArgumentException("a value of " + location.file() + " in " + file);
    }
    return number(location.line()).number(location.column()).number(location.length());
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
