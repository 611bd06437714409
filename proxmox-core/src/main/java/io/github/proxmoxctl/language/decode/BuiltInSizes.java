package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The sizes that need no document. */
public final class BuiltInSizes {

  private record Preset(int cores, String memory) {}

  private static final Map<String, Preset> ALL =
      new TreeMap<>(
          Map.of(
              "small", new Preset(2, "4GiB"),
              "medium", new Preset(4, "8GiB"),
              "large", new Preset(8, "16GiB")));

  private BuiltInSizes() {}

  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * What a size says, in the words of a Server.
   *
   * @param chosen where it is named: it stands in no file itself
   */
  static Optional<MapNode> of(String name, Location chosen) {
    return Optional.ofNullable(ALL.get(name)).map(preset -> tree(preset, chosen));
  }

  private static MapNode tree(Preset preset, Location chosen) {
    var cores = new ScalarNode(String.valueOf(preset.cores), Style.PLAIN, chosen);
    var memory = new ScalarNode(preset.memory, Style.PLAIN, chosen);
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put(
        "cpu", new Entry(chosen, new MapNode(Map.of("cores", new Entry(chosen, cores)), chosen)));
    entries.put("memory", new Entry(chosen, memory));
    return Shorthands.written(new MapNode(entries, chosen));
  }
}
