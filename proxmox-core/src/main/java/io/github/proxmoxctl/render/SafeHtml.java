package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Untrusted text on its way into a page: secrets go first, while the text is still whole, then what
 * a reader would not see is written out, then it is escaped. A page has room: nothing is cut.
 *
 * @param redaction masks secrets
 */
record SafeHtml(UnaryOperator<String> redaction) {

  /** Prose in one line. */
  Html text(String text) {
    return Html.text(Quoted.visible(redaction.apply(text)));
  }

  /** A name or a value. */
  Html code(String text) {
    return Html.element("code", text(text));
  }

  /** Lines as they are. */
  Html block(String text) {
    String lines =
        redaction.apply(text).lines().map(Quoted::visible).collect(Collectors.joining("\n"));
    return Html.element("pre", Html.text(lines));
  }

  /** An element with text in it. */
  Html element(String name, String text) {
    return Html.element(name, text(text));
  }

  /** A word that stands out; its colour, if any, says nothing more. */
  Html tag(String word, String tone) {
    return Html.element("span", element("span", word).with("class", "tag")).with("class", tone);
  }

  /** A section with a heading that links in the page can lead to. */
  Html section(String id, String title, Html... content) {
    return Html.element("section", element("h2", title), Html.row(content)).with("id", id);
  }
}
