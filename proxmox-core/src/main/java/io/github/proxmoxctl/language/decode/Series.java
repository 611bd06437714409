package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that one document makes.
 *
 * @param name the document's
 * @param count the highest number, or null for a single server
 * @param pad digits of the number
 * @param absent numbers that are left out
 */
record Series(String name, @Nullable Integer count, int pad, Set<Integer> absent) {

  private static final int MOST_DIGITS = 5;

  /** One server of it. */
  record Member(String name, @Nullable Replica replica) {}

  static Series of(KindDocument document) {
    Fields spec = document.spec();
    Node replicas = spec.node().get("replicas");
    if (replicas == null) {
      return new Series(document.name(), null, 1, Set.of());
    }
    if (replicas instanceof ScalarNode) {
      return new Series(document.name(), spec.number("replicas", 1), 1, Set.of());
    }
    Fields fields = spec.map("replicas");
    var absent = new HashSet<Integer>();
    for (Node item : fields.items("absent")) {
      ((ScalarNode) item).asInteger().map(Math::toIntExact).ifPresent(absent::add);
    }
    return new Series(document.name(), fields.number("count", 1), fields.number("pad", 1), absent);
  }

  boolean isReplicated() {
    return count != null;
  }

  /** Whether a number belongs to a server of it. */
  boolean has(int index) {
    return count != null && index >= 1 && index <= count && !absent.contains(index);
  }

  List<Member> members() {
    if (count == null) {
      return List.of(new Member(name, null));
    }
    return IntStream.rangeClosed(1, count)
        .filter(this::has)
        .mapToObj(index -> new Member(numbered(name, index), new Replica(name, index)))
        .toList();
  }

  /** The name that the series' way of numbering gives, {@code app-07}. */
  String numbered(String series, int index) {
    return numbered(series, index, pad);
  }

  /**
   * What a number of the series may have been called in another one: the digits may have been
   * others. The same digits come first.
   */
  List<String> formerly(String series, int index) {
    return Stream.concat(Stream.of(pad), IntStream.rangeClosed(1, MOST_DIGITS).boxed())
        .map(digits -> numbered(series, index, digits))
        .distinct()
        .toList();
  }

  private static String numbered(String series, int index, int digits) {
    String number = String.valueOf(index);
    return series + "-" + "0".repeat(Math.max(0, digits - number.length())) + number;
  }
}
