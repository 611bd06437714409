package io.github.proxmoxctl.language.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Builds the tree of one document from the parser's events; what is not allowed is refused. */
final class TreeBuilder {

  /** Lists and mappings within each other; nothing in the language needs ten. */
  private static final int DEEPEST = 32;

  private final YAMLParser parser;
  private final SourceLines lines;
  private final Refusals refusals;
  private int depth;

  TreeBuilder(YAMLParser parser, SourceLines lines, Refusals refusals) {
    this.parser = parser;
    this.lines = lines;
    this.refusals = refusals;
  }

  /** The node that begins with the parser's current token. */
  Node node(JsonToken token) throws IOException {
    Location location = here();
    if (!token.isStructStart()) {
      return scalar(location);
    }
    refusals.checkContainer(parser.getTypeId(), parser.getObjectId(), location);
    if (depth == DEEPEST) {
      refusals.tooDeep(DEEPEST, location);
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
      boolean isUsable = refusals.allowsKey(key, firstCharacter(), place);
      Node value = node(parser.nextToken());
      if (!isUsable) {
        continue;
      }
      Entry first =
          entries.putIfAbsent(key, new Entry(place, refusals.checkValue(key, place, value)));
      if (first != null) {
        refusals.duplicate(key, place, first.key());
      }
    }
    return new MapNode(entries, lines.between(start, parser.currentLocation()));
  }

  private Node list() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    var items = new ArrayList<Node>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(refusals.checkItem(node(token)));
    }
    return new ListNode(items, lines.between(start, parser.currentLocation()));
  }

  private Node scalar(Location location) throws IOException {
    String text = parser.getText();
    char first = firstCharacter();
    if (!refusals.allowsScalar(text, first, location)) {
      return new ScalarNode("", Style.REFUSED, location);
    }
    // no text without quotes can begin so
    boolean isQuoted = first == '"' || first == '\'' || first == '|' || first == '>';
    return new ScalarNode(text, isQuoted ? Style.QUOTED : Style.PLAIN, location);
  }

  private char firstCharacter() {
    return lines.characterAt(parser.currentTokenLocation());
  }

  private Location here() {
    return lines.between(parser.currentTokenLocation(), parser.currentLocation());
  }
}
