package io.github.proxmoxctl.language.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Builds the tree of one document from the parser's events and reports what is refused. */
final class TreeBuilder {

  /** Lists and mappings within each other; nothing in the language needs ten. */
  private static final int DEEPEST = 32;

  private final YAMLParser parser;
  private final SourceLines lines;
  private final List<Diagnostic> diagnostics;
  private int depth;

  TreeBuilder(YAMLParser parser, SourceLines lines, List<Diagnostic> diagnostics) {
    this.parser = parser;
    this.lines = lines;
    this.diagnostics = diagnostics;
  }

  /** The node that begins with the parser's current token. */
  Node node(JsonToken token) throws IOException {
    Location location = here();
    if (!token.isStructStart()) {
      return scalar(location);
    }
    refuseContainerExtras(location);
    if (depth == DEEPEST) {
      diagnostics.add(
          Diagnostic.error(
                  "yaml.depth", "more than " + DEEPEST + " levels within each other", location)
              .next("nothing in the language needs so many; look for a wrong indentation"));
      parser.skipChildren();
      return new ScalarNode("", Style.REFUSED, location);
    }
    depth++;
    Node node = token == JsonToken.START_OBJECT ? mapping() : list();
    depth--;
    return node;
  }

  private Node mapping() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    var entries = new LinkedHashMap<String, Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Location place = here();
      char begin = lines.characterAt(parser.currentTokenLocation());
      boolean isUsable = !refuseExtras(begin, place) && isAllowedKey(key, place);
      JsonToken token = parser.nextToken();
      Node value = node(token);
      if (!isUsable) {
        continue;
      }
      Entry first = entries.putIfAbsent(key, new Entry(place, refuseEmpty(key, place, value)));
      if (first != null) {
        diagnostics.add(
            Diagnostic.error(
                    "yaml.duplicate", "the key " + Quoted.of(key) + " is there twice", place)
                .next("keep one of them")
                .see(first.key(), "first written here"));
      }
    }
    return new MapNode(entries, to(start));
  }

  private Node list() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    var items = new ArrayList<Node>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      Node item = node(token);
      items.add(refuseEmpty("this item", item.location(), item));
    }
    return new ListNode(items, to(start));
  }

  private Node scalar(Location location) throws IOException {
    String text = parser.getText();
    char first = lines.characterAt(parser.currentTokenLocation());
    if (refuseExtras(first, location)) {
      return new ScalarNode(text, Style.REFUSED, location);
    }
    var misleading = text.codePoints().filter(MisleadingCharacters::isOne).findFirst();
    if (misleading.isPresent()) {
      diagnostics.add(
          MisleadingCharacters.problem(misleading.getAsInt(), location)
              .next("remove it; an escape does not make it harmless"));
      return new ScalarNode("", Style.REFUSED, location);
    }
    // no text without quotes can begin so
    boolean isQuoted = first == '"' || first == '\'' || first == '|' || first == '>';
    return new ScalarNode(text, isQuoted ? Style.QUOTED : Style.PLAIN, location);
  }

  private Node refuseEmpty(String key, Location place, Node value) {
    if (value instanceof ScalarNode scalar
        && scalar.style() == Style.PLAIN
        && (scalar.text().isEmpty() || scalar.text().equals("~") || scalar.text().equals("null"))) {
      String what = key.equals("this item") ? key : Quoted.of(key);
      diagnostics.add(
          Diagnostic.error("value.empty", what + " has no value", place)
              .next("give it a value or remove it"));
      return new ScalarNode("", Style.REFUSED, place);
    }
    return value;
  }

  /**
   * Reports an alias, anchor or tag before a key or scalar; true when it is of no use. By the
   * source's own character: the parser names no anchor of a scalar, and gives that of a mapping to
   * its first key as well.
   */
  private boolean refuseExtras(char first, Location location) {
    return switch (first) {
      case '*' -> refuse("yaml.alias", "YAML aliases (*name) are not used here", location);
      case '&' -> refuse("yaml.anchor", "YAML anchors (&name) are not used here", location);
      case '!' -> refuse("yaml.tag", "YAML tags (!name) are not used here", location);
      default -> false;
    };
  }

  private void refuseContainerExtras(Location location) throws IOException {
    if (parser.getTypeId() != null) {
      refuse("yaml.tag", "YAML tags (!name) are not used here", location);
    } else if (parser.getObjectId() != null) {
      refuse("yaml.anchor", "YAML anchors (&name) are not used here", location);
    }
  }

  private boolean refuse(String code, String summary, Location location) {
    diagnostics.add(
        Diagnostic.error(code, summary, location)
            .next("write the value out; a series of equal servers is `replicas`"));
    return true;
  }

  private boolean isAllowedKey(String key, Location place) {
    if (key.equals("<<")) {
      return !refuse("yaml.merge", "YAML merge keys (<<) are not used here", place);
    }
    if (key.isBlank() || key.codePoints().anyMatch(Quoted::isInvisible)) {
      diagnostics.add(
          Diagnostic.error("yaml.key", "a key here is " + Quoted.of(key), place)
              .next("give it a name"));
      return false;
    }
    return true;
  }

  private Location here() {
    return lines.between(parser.currentTokenLocation(), parser.currentLocation());
  }

  private Location to(JsonLocation start) {
    return lines.between(start, parser.currentLocation());
  }
}
