package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * A node of a document, found by a JSON pointer.
 *
 * @param path in the words of the YAML, {@code disks.data.size}; empty for the document itself
 * @param key where its key stands; the node's own place for an item of a list
 */
record Place(Node node, String path, Location key) {

  private static final String ITEM = "an item of ";

  /** Follows a pointer such as {@code #/spec/disks/0}; stops at the last node that is there. */
  static Place of(MapNode document, String pointer) {
    Place at = new Place(document, "", document.location());
    String[] steps = pointer.split("/", -1);
    for (int index = 1; index < steps.length; index++) {
      Place next = at.step(steps[index].replace("~1", "/").replace("~0", "~"));
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  boolean isRefused() {
    return node instanceof ScalarNode scalar && scalar.isRefused();
  }

  /** Two of them look alike, and are not. */
  boolean hasRefusedItem() {
    return node instanceof ListNode list
        && list.items().stream()
            .anyMatch(item -> item instanceof ScalarNode scalar && scalar.isRefused());
  }

  private @Nullable Place step(String name) {
    if (node instanceof MapNode map) {
      MapNode.Entry entry = map.entries().get(name);
      return entry == null ? null : new Place(entry.value(), within(name), entry.key());
    }
    if (node instanceof ListNode list && name.matches("\\d{1,9}")) {
      int index = Integer.parseInt(name);
      if (index < list.items().size()) {
        Node item = list.items().get(index);
        String named = item instanceof MapNode map ? named(map) : null;
        return new Place(item, named == null ? item() : within(named), item.location());
      }
    }
    return null;
  }

  private static @Nullable String named(MapNode item) {
    String name = item.text("name");
    return name == null ? item.text("role") : name;
  }

  private String item() {
    return path.startsWith(ITEM) ? path : ITEM + path;
  }

  // people say `memory`, not `spec.memory`
  private String within(String name) {
    return path.isEmpty() || path.equals("spec") ? name : path + "." + name;
  }
}
