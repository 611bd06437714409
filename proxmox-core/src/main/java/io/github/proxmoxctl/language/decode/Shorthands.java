package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The short forms of a Server's spec, written out: only whole forms merge by key. */
final class Shorthands {

  private static final String MEMORY = "memory";
  private static final String SIZE = "size";

  private Shorthands() {}

  /**
   * The same mapping with {@code {role: web}} for {@code web} and {@code {size: 4GiB}} for 4GiB.
   */
  static MapNode written(MapNode spec) {
    return memory(RoleUseDecoder.written(spec));
  }

  private static MapNode memory(MapNode spec) {
    Node memory = spec.get(MEMORY);
    if (!(memory instanceof ScalarNode)) {
      return spec;
    }
    var whole =
        new MapNode(
            Map.of(SIZE, new MapNode.Entry(spec.keyLocation(MEMORY), memory)), memory.location());
    var entries = new LinkedHashMap<>(spec.entries());
    entries.put(MEMORY, new MapNode.Entry(spec.keyLocation(MEMORY), whole));
    return new MapNode(entries, spec.location());
  }
}
