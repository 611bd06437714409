package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.Origins;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place of each value by its path: keys joined by dots, named things of a list by name, other
 * items by their number from 0.
 */
final class OriginPaths {

  private OriginPaths() {}

  /** The paths of all trees together; of two equal ones the later tree's counts. */
  static Map<String, Location> of(Map<String, Location> first, MapNode... trees) {
    var places = new HashMap<>(first);
    for (MapNode tree : trees) {
      tree.entries().forEach((key, entry) -> add(places, key, entry.value()));
    }
    // unmodifiable: the origins of all replicas share it without a copy
    return Map.copyOf(places);
  }

  /** What an item of a list goes by: its {@code name}, or the {@code role} that it uses. */
  static @Nullable String name(MapNode item) {
    String name = item.text("name");
    return name == null ? item.text("role") : name;
  }

  private static void add(Map<String, Location> places, String path, Node node) {
    places.put(path, node.location());
    if (node instanceof MapNode map) {
      map.entries().forEach((key, entry) -> add(places, path + "." + key, entry.value()));
      Node series = map.get("firstAddress");
      if (series != null) {
        // it is where the address of each replica was written
        places.put(path + ".address", series.location());
      }
    } else if (node instanceof ListNode list) {
      var seen = new HashSet<String>();
      for (int index = 0; index < list.items().size(); index++) {
        Node item = list.items().get(index);
        String name = item instanceof MapNode map ? name(map) : null;
        String itemPath = path + "." + (name == null ? String.valueOf(index) : name);
        if (name != null && !seen.add(name)) {
          // later items of a name have its path; what says so must also know where the first is
          places.putIfAbsent(
              Origins.firstOf(itemPath), places.getOrDefault(itemPath, item.location()));
        }
        add(places, itemPath, item);
      }
    }
  }
}
