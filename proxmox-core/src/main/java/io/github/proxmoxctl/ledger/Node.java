package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a ledger file that knows where it stands. Its accessors refuse what is missing or of
 * another type: a damaged ledger is never guessed at.
 *
 * @param kind what it is
 * @param text a scalar's text, empty for others
 * @param fields an object's, in the order of the file
 * @param items a list's
 */
record Node(Kind kind, Location at, String text, Map<String, Node> fields, List<Node> items) {

  enum Kind {
    OBJECT("an object"),
    LIST("a list"),
    TEXT("a quoted text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("nothing");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Refuses fields that this version does not know: writing the file back would lose them. */
  Node only(String... known) {
    Set<String> names = Set.of(known);
    expect(Kind.OBJECT, "it");
    fields.forEach(
        (name, field) -> {
          if (!names.contains(name)) {
            throw LedgerProblems.damaged(field.at, "\"" + name + "\" is no field of this version");
          }
        });
    return this;
  }

  String text(String field) {
    return required(field).expect(Kind.TEXT, field).text;
  }

  @Nullable String optionalText(String field) {
    return fields.containsKey(field) ? text(field) : null;
  }

  int integer(String field) {
    Node node = required(field).expect(Kind.NUMBER, field);
    try {
      return Integer.parseInt(node.text);
    } catch (NumberFormatException e) {
      throw LedgerProblems.damaged(node.at, field + " is no whole number");
    }
  }

  boolean flag(String field) {
    return Boolean.parseBoolean(required(field).expect(Kind.BOOLEAN, field).text);
  }

  Instant instant(String field) {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException e) {
      throw LedgerProblems.damaged(required(field).at, field + " is no UTC time");
    }
  }

  Node object(String field) {
    return required(field).expect(Kind.OBJECT, field);
  }

  @Nullable Node optional(String field) {
    return fields.containsKey(field) ? object(field) : null;
  }

  <T> List<T> list(String field, Function<Node, T> decoder) {
    return required(field).expect(Kind.LIST, field).items.stream().map(decoder).toList();
  }

  <T> SortedMap<String, T> map(String field, Function<Map.Entry<String, Node>, T> decoder) {
    SortedMap<String, T> decoded = new TreeMap<>();
    object(field).fields.entrySet().forEach(e -> decoded.put(e.getKey(), decoder.apply(e)));
    return decoded;
  }

  /** This node's own text, where it is an item of a list. */
  String asText(String what) {
    return expect(Kind.TEXT, what).text;
  }

  /** A map of quoted texts. */
  SortedMap<String, String> texts(String field) {
    return map(field, e -> e.getValue().expect(Kind.TEXT, e.getKey()).text);
  }

  /** Builds a value whose own rules may refuse what is written. */
  <T> T valid(String what, Function<Node, T> builder) {
    try {
      return builder.apply(this);
    } catch (DiagnosticException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw LedgerProblems.damaged(at, what + " is not valid: " + e.getMessage());
    }
  }

  Node required(String field) {
    expect(Kind.OBJECT, "it");
    Node found = fields.get(field);
    if (found == null) {
      throw LedgerProblems.damaged(at, "\"" + field + "\" is missing");
    }
    return found;
  }

  private Node expect(Kind wanted, String what) {
    if (kind != wanted) {
      throw LedgerProblems.damaged(at, what + " should be " + wanted.words + ", not " + kind.words);
    }
    return this;
  }
}
