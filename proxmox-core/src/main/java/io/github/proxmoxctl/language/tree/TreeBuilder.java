package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.MapNode.Entry;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the tree of one document from the parser's events; what is not allowed is refused. */
final class TreeBuilder {

  /** Lists and mappings within each other; nothing in the language needs ten. */
  private static final int DEEPEST = 32;

  private final Parser parser;
  private final SourceLines lines;
  private final Refusals refusals;
  private int depth;

  TreeBuilder(Parser parser, SourceLines lines, Refusals refusals) {
    this.parser = parser;
    this.lines = lines;
    this.refusals = refusals;
  }

  /** The node that begins with an event that was just taken from the parser. */
  Node node(Event event) {
    Location location = lines.between(event.getStartMark(), event.getEndMark());
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, location);
    }
    if (event instanceof AliasEvent alias) {
      refusals.alias(alias.getAnchor(), location);
      return refused(location);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    if (!refusals.allowsTag(start.getTag(), location)) {
      skipRest(location);
      return refused(location);
    }
    refusals.allowsAnchor(start.getAnchor(), location);
    deeper(location);
    Node node =
        event.is(ID.MappingStart) ? mapping(event.getStartMark()) : list(event.getStartMark());
    depth--;
    return node;
  }

  /** The parser's own cost grows with the square of the depth, so the file ends here. */
  private void deeper(Location location) {
    if (depth == DEEPEST) {
      refusals.tooDeep(DEEPEST, location);
      throw new TooDeep();
    }
    depth++;
  }

  private Node mapping(Mark start) {
    var entries = new LinkedHashMap<String, Entry>();
    boolean isOfAnother = false;
    Event event = parser.getEvent();
    for (; !event.is(ID.MappingEnd); event = parser.getEvent()) {
      Location place = lines.between(event.getStartMark(), event.getEndMark());
      String key = key(event, place);
      Node value = node(parser.getEvent());
      if (key == null || isOfAnother) {
        continue;
      }
      if (refusals.isBlankMissing(key, place, value)) {
        key = key.substring(0, key.indexOf(':'));
        value = refused(place);
      }
      Entry first = entries.get(key);
      if (first == null) {
        entries.put(key, new Entry(place, refusals.checkValue(key, place, value)));
      } else if (depth == 1 && key.equals("apiVersion")) {
        isOfAnother = true;
        refusals.missingSeparator(place);
      } else {
        // its value may be a secret all the same
        refusals.checkValue(key, place, value);
        refusals.duplicate(key, place, first.key());
      }
    }
    return new MapNode(entries, lines.between(start, event.getEndMark()));
  }

  private @Nullable String key(Event event, Location place) {
    if (!(event instanceof ScalarEvent scalar)) {
      if (event instanceof AliasEvent alias) {
        refusals.alias(alias.getAnchor(), place);
      } else {
        refusals.structuredKey(place);
        skipRest(place);
      }
      return null;
    }
    boolean isUsable =
        refusals.allowsTag(scalar.getTag(), place)
            && refusals.allowsAnchor(scalar.getAnchor(), place)
            && refusals.allowsKey(scalar.getValue(), place);
    return isUsable ? scalar.getValue() : null;
  }

  private Node list(Mark start) {
    var items = new ArrayList<Node>();
    Event event = parser.getEvent();
    for (; !event.is(ID.SequenceEnd); event = parser.getEvent()) {
      items.add(refusals.checkItem(node(event)));
    }
    return new ListNode(items, lines.between(start, event.getEndMark()));
  }

  private Node scalar(ScalarEvent scalar, Location location) {
    ScalarStyle style = scalar.getScalarStyle();
    boolean isUsable =
        refusals.allowsTag(scalar.getTag(), location)
            && refusals.allowsAnchor(scalar.getAnchor(), location)
            // no other can hold what the file does not
            && (style != ScalarStyle.DOUBLE_QUOTED
                || refusals.allowsEscapes(scalar.getValue(), location));
    return isUsable
        ? new ScalarNode(
            scalar.getValue(), style == ScalarStyle.PLAIN ? Style.PLAIN : Style.QUOTED, location)
        : refused(location);
  }

  private static Node refused(Location location) {
    return new ScalarNode("", Style.REFUSED, location);
  }

  /** To the end of the list or mapping whose start was just taken. */
  private void skipRest(Location location) {
    int before = depth;
    deeper(location);
    while (depth > before) {
      Event event = parser.getEvent();
      if (event instanceof CollectionStartEvent) {
        deeper(lines.between(event.getStartMark(), event.getEndMark()));
      } else if (event.is(ID.MappingEnd) || event.is(ID.SequenceEnd)) {
        depth--;
      }
    }
  }

  /** Ends the reading of a file; what is wrong is already reported. */
  static final class TooDeep extends YAMLException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("too deep");
    }
  }
}
