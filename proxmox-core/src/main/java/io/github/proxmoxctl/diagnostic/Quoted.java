package io.github.proxmoxctl.diagnostic;

import java.util.Locale;

/** Text from outside, made fit for a message: in quotes, short, without control characters. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** {@code "text"}, cut after 60 characters. */
  public static String of(String text) {
    boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
    String shown = isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
    return '"' + visible(shown) + '"';
  }

  /** The text with each character that a terminal or a reader would not show as itself escaped. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(Quoted::isInvisible)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isInvisible(point)) {
                shown.append(escape(point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  /** Control, bidi, zero-width, separator and no characters: they can make text lie. */
  public static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (point & 0xFFFE) == 0xFFFE;
    };
  }

  /** {@code U+202E} as {@code \}{@code u202e}. */
  public static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point);
    };
  }
}
