package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What a node is to a schema, as {@link JsonView} would show it; a keyword concerns one type. */
final class NodeChecks {

  private NodeChecks() {}

  static boolean isOneOf(Set<String> types, Node node) {
    return types.contains(type(node)) || (isWhole(node) && types.contains("number"));
  }

  private static boolean isWhole(Node node) {
    return node instanceof ScalarNode scalar && scalar.asInteger().isPresent();
  }

  private static String type(Node node) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.asBoolean().isPresent()) {
        return "boolean";
      }
      if (scalar.asInteger().isPresent()) {
        return "integer";
      }
      return isText(scalar) ? "string" : "";
    }
    return node instanceof MapNode ? "object" : "array";
  }

  /** Neither refused nor a number beyond all that ours may be. */
  static boolean isText(ScalarNode scalar) {
    return !scalar.isRefused()
        && scalar.asBoolean().isEmpty()
        && scalar.asInteger().isEmpty()
        && !JsonView.isLarge(scalar);
  }

  static boolean isUnique(ListNode list) {
    Set<String> seen = new HashSet<>();
    return list.items().stream()
        .allMatch(
            item ->
                seen.add(item instanceof ScalarNode scalar ? scalar.text() : JsonView.text(item)));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static Predicate<Node> ofMap(Predicate<MapNode> check) {
    return node -> !(node instanceof MapNode map) || check.test(map);
  }

  static Predicate<Node> ofList(Predicate<ListNode> check) {
    return node -> !(node instanceof ListNode list) || check.test(list);
  }

  static Predicate<Node> ofText(Predicate<String> check) {
    return node ->
        !(node instanceof ScalarNode scalar) || !isText(scalar) || check.test(scalar.text());
  }

  static Predicate<Node> ofNumber(Predicate<Long> check) {
    return node ->
        !(node instanceof ScalarNode scalar)
            || scalar.asInteger().map(check::test).orElse(!JsonView.isLarge(scalar));
  }
}
