package io.github.proxmoxctl.render;

import java.util.function.UnaryOperator;

/**
 * Untrusted text on its way into Markdown: secrets go first, while the text is still whole, then it
 * is cut, then escaped.
 *
 * @param redaction masks secrets
 */
record SafeMarkdown(UnaryOperator<String> redaction) {

  private static final int LONGEST = 300;
  private static final int LONGEST_BLOCK = 4000;

  String text(String text) {
    return Markdown.text(shortened(text, LONGEST));
  }

  String code(String text) {
    return Markdown.code(shortened(text, LONGEST));
  }

  /** Names, which may be many. */
  String list(String names) {
    return Markdown.code(shortened(names, LONGEST_BLOCK));
  }

  String html(String text) {
    return Markdown.html(shortened(text, LONGEST));
  }

  String block(String text) {
    return Markdown.block(shortened(text, LONGEST_BLOCK));
  }

  private String shortened(String text, int longest) {
    String clean = redaction.apply(text);
    return clean.codePointCount(0, clean.length()) <= longest
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, longest)) + "…";
  }
}
