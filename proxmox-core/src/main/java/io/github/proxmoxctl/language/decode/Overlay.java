package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One layer over another: mappings merge by key, lists of named things by {@code name}, other lists
 * and all else replace. Every value keeps the place of the layer that wrote it.
 */
final class Overlay {

  /** Two ways to say one thing: the later layer's way replaces the other. */
  private static final Map<String, String> ALTERNATIVES =
      Map.of(
          "node", "nodes", "nodes", "node", "address", "firstAddress", "firstAddress", "address");

  private Overlay() {}

  static MapNode over(MapNode base, MapNode layer) {
    var entries = new LinkedHashMap<>(base.entries());
    for (var entry : layer.entries().entrySet()) {
      String key = entry.getKey();
      String alternative = ALTERNATIVES.get(key);
      if (alternative != null && !layer.keys().contains(alternative)) {
        entries.remove(alternative);
      }
      Entry below = entries.get(key);
      Node value =
          below == null
              ? entry.getValue().value()
              : merged(below.value(), entry.getValue().value());
      entries.put(key, new Entry(entry.getValue().key(), value));
    }
    return new MapNode(entries, base.location());
  }

  private static Node merged(Node base, Node layer) {
    if (base instanceof MapNode below && layer instanceof MapNode above) {
      return over(below, above);
    }
    if (base instanceof ListNode below
        && layer instanceof ListNode above
        && isNamed(below)
        && isNamed(above)) {
      return byName(below, above);
    }
    return layer;
  }

  private static ListNode byName(ListNode base, ListNode layer) {
    List<Node> items = new ArrayList<>();
    Set<Node> used = new LinkedHashSet<>();
    for (Node item : base.items()) {
      MapNode below = (MapNode) item;
      Node merged = below;
      for (Node candidate : layer.items()) {
        MapNode above = (MapNode) candidate;
        // a name that is twice in one layer stays twice: a rule says so
        if (merged == below && String.valueOf(above.text("name")).equals(below.text("name"))) {
          merged = over(below, above);
          used.add(above);
        }
      }
      items.add(merged);
    }
    layer.items().stream().filter(item -> !used.contains(item)).forEach(items::add);
    return new ListNode(items, layer.location());
  }

  private static boolean isNamed(ListNode list) {
    return list.items().stream()
        .allMatch(item -> item instanceof MapNode map && map.text("name") != null);
  }
}
