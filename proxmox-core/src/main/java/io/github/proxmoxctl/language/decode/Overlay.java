package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One layer over another: mappings merge by key, lists of named things by {@code name}, roles by
 * {@code role}, other lists and all else replace. Every value keeps the place of the layer that
 * wrote it.
 */
final class Overlay {

  /** Two ways to say one thing: the later layer's way replaces the other. */
  private static final Map<String, String> ALTERNATIVES =
      Map.of(
          "node", "nodes", "nodes", "node", "address", "firstAddress", "firstAddress", "address");

  /** What a variable or secret is, is its own: two forms of it never mix. */
  private static final Set<String> SHALLOW = Set.of("variables", "secrets");

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
              : merged(key, below.value(), entry.getValue().value());
      entries.put(key, new Entry(entry.getValue().key(), value));
    }
    // whoever spoke last is who to ask about the whole
    return new MapNode(entries, layer.location());
  }

  private static Node merged(String key, Node base, Node layer) {
    if (base instanceof MapNode below && layer instanceof MapNode above) {
      if (SHALLOW.contains(key)) {
        var entries = new LinkedHashMap<>(below.entries());
        entries.putAll(above.entries());
        return new MapNode(entries, above.location());
      }
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
    var above = new ArrayList<>(layer.items());
    List<Node> items = new ArrayList<>();
    for (Node item : base.items()) {
      MapNode below = (MapNode) item;
      // a name that is twice in one layer stays twice: a rule says so
      int match = indexOf(above, OriginPaths.name(below));
      items.add(match < 0 ? below : over(below, (MapNode) above.remove(match)));
    }
    items.addAll(above);
    return new ListNode(items, layer.location());
  }

  private static int indexOf(List<Node> items, @Nullable String name) {
    for (int index = 0; index < items.size(); index++) {
      if (Objects.equals(OriginPaths.name((MapNode) items.get(index)), name)) {
        return index;
      }
    }
    return -1;
  }

  private static boolean isNamed(ListNode list) {
    return list.items().stream()
        .allMatch(item -> item instanceof MapNode map && OriginPaths.name(map) != null);
  }
}
