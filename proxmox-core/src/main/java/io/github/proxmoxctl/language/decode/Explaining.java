package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.schema.KindSchema;
import io.github.proxmoxctl.language.schema.Shape;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.Explanation.Source;
import io.github.proxmoxctl.model.Explanation.Value;
import io.github.proxmoxctl.model.Server;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells where every value of a server comes from: what is written, by the layer that wrote it, and
 * what nobody wrote, by the defaults of the schema.
 */
final class Explaining {

  private record Origin(Source source, @Nullable String via) {}

  private final Draft draft;
  // a merged tree is made of the nodes of its layers
  private final IdentityHashMap<Node, Origin> origins = new IdentityHashMap<>();
  private final SortedMap<String, Value> values = new TreeMap<>();

  private Explaining(Draft draft) {
    this.draft = draft;
  }

  /**
   * Explains one server.
   *
   * @param layers what it is made of, from the lowest
   */
  static Explanation of(
      KindDocument document, Server server, List<SourcedLayer> layers, Draft draft) {
    var explaining = new Explaining(draft);
    layers.forEach(explaining::note);
    MapNode effective =
        layers.stream().map(layer -> layer.layer().tree()).reduce(Overlay::over).orElseThrow();
    Shape shape = KindSchema.of("server").shape().field("spec");
    explaining.mapping("", effective, shape);
    // how many there are is no value of one of them
    explaining.values.keySet().removeIf(path -> path.startsWith("replicas."));
    explaining.metadata(document.metadata());
    Derived.of(server, draft).forEach(explaining::derived);
    return new Explanation(
        server.name(), server.stack(), server.cluster(), List.copyOf(explaining.values.values()));
  }

  private void note(SourcedLayer sourced) {
    MapNode preset = sourced.layer().preset();
    if (preset != null) {
      String size = String.valueOf(sourced.layer().own().text(Sizes.KEY));
      String words = "size " + size + (draft.preset(size) == null ? " (built in)" : "");
      note(preset, new Origin(sourced.source(), words));
    }
    note(sourced.layer().own(), new Origin(sourced.source(), null));
  }

  private void note(Node node, Origin origin) {
    origins.put(node, origin);
    if (node instanceof MapNode map) {
      map.entries().values().forEach(entry -> note(entry.value(), origin));
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> note(item, origin));
    }
  }

  private void metadata(Fields metadata) {
    var origin = new Origin(Source.SERVER, null);
    for (String key : List.of("description", "labels")) {
      Node node = metadata.node().get(key);
      if (node != null) {
        note(node, origin);
        value(key, node, Shape.any());
      }
    }
  }

  private void value(String path, Node node, Shape shape) {
    if (node instanceof MapNode map) {
      mapping(path, map, shape);
    } else if (node instanceof ListNode list && isNamed(list)) {
      for (Node item : list.items()) {
        String name = OriginPaths.name((MapNode) item);
        value(path + "." + name, item, shape.item());
      }
    } else {
      add(path, node);
    }
  }

  private void mapping(String path, MapNode map, Shape shape) {
    if (map.keys().isEmpty() && shape.fields().isEmpty()) {
      add(path, map);
    }
    map.entries()
        .forEach((key, entry) -> value(within(path, key), entry.value(), shape.field(key)));
    shape.fields().stream()
        .filter(key -> map.get(key) == null)
        .forEach(key -> absent(within(path, key), shape.field(key)));
  }

  /** What nobody wrote: its default, or those of its fields. */
  private void absent(String path, Shape shape) {
    shape
        .defaultText()
        .ifPresent(text -> values.put(path, new Value(path, text, Source.DEFAULT, null, null)));
    shape.fields().forEach(key -> absent(within(path, key), shape.field(key)));
  }

  /** Counts where nothing is written; it is more exact than a default that is the same for all. */
  private void derived(Value value) {
    Value before = values.get(value.path());
    if (before == null || before.source() == Source.DEFAULT) {
      values.put(value.path(), value);
    }
  }

  private void add(String path, Node node) {
    Origin origin = origins.get(node);
    values.put(
        path,
        new Value(
            path,
            text(node),
            origin == null ? Source.SERVER : origin.source,
            origin == null ? null : origin.via,
            node.location()));
  }

  private static boolean isNamed(ListNode list) {
    return !list.items().isEmpty()
        && list.items().stream()
            .allMatch(item -> item instanceof MapNode map && OriginPaths.name(map) != null);
  }

  private static String within(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String text(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue().value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(Explaining::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((ScalarNode) node).text();
  }
}
