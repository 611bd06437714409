package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link TreeWriter} wrote; anything else gives some runtime exception. */
public final class TreeReader {

  private final String file;
  private final ByteBuffer bytes;
  private final List<String> texts = new ArrayList<>();

  /**
   * @param file the one that all locations are in
   * @param bytes from its position to its limit
   */
  public TreeReader(String file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  public int number() {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      int part = bytes.get();
      number |= (part & 0x7F) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }

  public String text() {
    int known = number();
    if (known > 0) {
      return texts.get(known - 1);
    }
    byte[] utf8 = new byte[number()];
    bytes.get(utf8);
    String text = new String(utf8, StandardCharsets.UTF_8);
    texts.add(text);
    return text;
  }

  /** A value with all that is in it. */
  public Node node() {
    int kind = number();
    Location location = location();
    return switch (kind) {
      case TreeWriter.MAP -> new MapNode(entries(), location);
      case TreeWriter.LIST -> new ListNode(items(), location);
      case TreeWriter.SCALAR -> scalar(location);
      default -> throw new IllegalArgumentException("no kind of node: " + kind);
    };
  }

  private ScalarNode scalar(Location location) {
    ScalarNode.Style style = ScalarNode.Style.valueOf(text());
    return new ScalarNode(text(), style, location);
  }

  private Map<String, MapNode.Entry> entries() {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    for (int rest = number(); rest > 0; rest--) {
      String key = text();
      entries.put(key, new MapNode.Entry(location(), node()));
    }
    return entries;
  }

  private List<Node> items() {
    List<Node> items = new ArrayList<>();
    for (int rest = number(); rest > 0; rest--) {
      items.add(node());
    }
    return items;
  }

  private Location location() {
    return new Location(file, number(), number(), number());
  }
}
