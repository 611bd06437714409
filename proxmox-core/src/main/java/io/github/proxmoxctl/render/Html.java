package io.github.proxmoxctl.render;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a page. Text gets in only through {@link #text}, which escapes it, so that no text of
 * others can be markup; names of elements and attributes are our own.
 */
final class Html {

  private final String start;
  private final String content;
  private final String end;

  private Html(String start, String content, String end) {
    this.start = start;
    this.content = content;
    this.end = end;
  }

  /** Text as it is, whatever is in it. */
  static Html text(String text) {
    return new Html("", escaped(text), "");
  }

  /** Pieces one after the other. */
  static Html row(Html... pieces) {
    return row(List.of(pieces));
  }

  static Html row(Collection<Html> pieces) {
    return new Html("", pieces.stream().map(Html::markup).collect(Collectors.joining()), "");
  }

  static Html nothing() {
    return row();
  }

  /** {@code <name>…</name>}. */
  static Html element(String name, Html... content) {
    return element(name, List.of(content));
  }

  static Html element(String name, Collection<Html> content) {
    return new Html("<" + name, row(content).content, "</" + name + ">");
  }

  /** {@code <name/>}: one of the elements that have no content. */
  static Html empty(String name) {
    return new Html("<" + name, "", "");
  }

  /** The element with an attribute more. */
  Html with(String attribute, String value) {
    if (start.isEmpty()) {
      throw new IllegalStateException("only an element has attributes");
    }
    return new Html(start + " " + attribute + "=\"" + escaped(value) + "\"", content, end);
  }

  boolean isNothing() {
    return start.isEmpty() && content.isEmpty();
  }

  String markup() {
    if (start.isEmpty()) {
      return content;
    }
    return end.isEmpty() ? start + "/>" : start + ">" + content + end;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
