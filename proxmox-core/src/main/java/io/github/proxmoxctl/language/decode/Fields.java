package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a mapping whose shape the schema has already checked.
 *
 * @param node the mapping
 */
record Fields(MapNode node) {

  boolean has(String key) {
    return node.get(key) != null;
  }

  /** The text of a key that the schema requires. */
  String text(String key) {
    String text = node.text(key);
    if (text == null) {
      throw new IllegalStateException("the schema lets " + key + " be absent");
    }
    return text;
  }

  String text(String key, String otherwise) {
    String text = node.text(key);
    return text == null ? otherwise : text;
  }

  @Nullable String optionalText(String key) {
    return node.text(key);
  }

  boolean flag(String key, boolean otherwise) {
    return flag(key).orElse(otherwise);
  }

  Optional<Boolean> flag(String key) {
    return node.get(key) instanceof ScalarNode scalar ? scalar.asBoolean() : Optional.empty();
  }

  int number(String key, int otherwise) {
    Integer number = optionalNumber(key);
    return number == null ? otherwise : number;
  }

  @Nullable Integer optionalNumber(String key) {
    return node.get(key) instanceof ScalarNode scalar
        ? scalar.asInteger().map(Math::toIntExact).orElse(null)
        : null;
  }

  /** An amount with its unit; zero for none. */
  DataSize size(String key) {
    String text = node.text(key);
    if (text == null) {
      return new DataSize(0);
    }
    long number = Long.parseLong(text.substring(0, text.length() - 3));
    return switch (text.substring(text.length() - 3)) {
      case "MiB" -> DataSize.ofMebibytes(number);
      case "GiB" -> DataSize.ofGibibytes(number);
      default -> DataSize.ofTebibytes(number);
    };
  }

  /** MB per second; zero for none. */
  int rate(String key) {
    String text = node.text(key);
    return text == null ? 0 : Integer.parseInt(text.substring(0, text.length() - "MB/s".length()));
  }

  Optional<Ipv4Address> address(String key) {
    return Optional.ofNullable(node.text(key)).flatMap(Ipv4Address::parse);
  }

  /** An IPv6 address; empty when there is none, or when it is none, which is reported. */
  Optional<Ipv6Address> address6(String key, Consumer<Diagnostic> report) {
    String text = node.text(key);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Ipv6Address> address = Ipv6Address.parse(text);
    if (address.isEmpty()) {
      report.accept(
          Diagnostic.error("address6.format", Quoted.of(text) + " is no IPv6 address", at(key))
              .next("write eight groups of hexadecimal digits, or `::` for some groups of zeros"));
    }
    return address;
  }

  /** From {@code from} to {@code to}; empty when it runs backwards. */
  Optional<AddressRange> addressRange() {
    return address("from")
        .flatMap(
            from ->
                address("to")
                    .filter(to -> from.compareTo(to) <= 0)
                    .map(to -> new AddressRange(from, to)));
  }

  /** The mapping under a key, empty when it is not there. */
  Fields map(String key) {
    MapNode map = node.map(key);
    return new Fields(map == null ? new MapNode(Map.of(), node.location()) : map);
  }

  List<Node> items(String key) {
    return node.get(key) instanceof ListNode list ? list.items() : List.of();
  }

  List<String> texts(String key) {
    return items(key).stream()
        .filter(ScalarNode.class::isInstance)
        .map(item -> ((ScalarNode) item).text())
        .toList();
  }

  /** The text of every key. */
  SortedMap<String, String> labels() {
    SortedMap<String, String> all = new TreeMap<>();
    node.keys().forEach(key -> all.put(key, text(key, "")));
    return all;
  }

  /** Where a key's value stands, else the mapping. */
  Location at(String key) {
    Node value = node.get(key);
    return value == null ? node.location() : value.location();
  }
}
