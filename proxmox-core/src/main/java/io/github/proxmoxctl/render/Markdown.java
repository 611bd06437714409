package io.github.proxmoxctl.render;

/**
 * Makes untrusted text harmless in Markdown: no markup, mention, reference, link or HTML survives.
 */
final class Markdown {

  private Markdown() {}

  /** Text in a code span; all but letters, digits and a few marks become character references. */
  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  static String text(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isPlain(point)) {
                out.appendCodePoint(point);
              } else if (isInvisible(point)) {
                out.append("\uFFFD");
              } else {
                out.append("&#").append(point).append(';');
              }
            });
    return out.toString();
  }

  private static boolean isPlain(int point) {
    return Character.isLetterOrDigit(point) || " ,.:;/+-=→·…%?".indexOf(point) >= 0;
  }

  // control and format characters could hide or reorder what a reviewer reads
  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
