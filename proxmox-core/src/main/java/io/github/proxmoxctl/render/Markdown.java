package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes untrusted text harmless in Markdown as GitHub reads it: no markup, HTML, link, image,
 * mention, reference or emoji code survives, and what a reader would not see is written out.
 *
 * <p>Character references alone do not do it: GitHub looks for mentions, references and addresses
 * in the text that they stand for. It leaves code alone; so every word that could be one of these
 * becomes code.
 */
final class Markdown {

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern WORD =
      Pattern.compile(
          "[\"'(]*"
              + "(?:[\\p{L}\\p{N}]+(?:[-'+][\\p{L}\\p{N}]+)*|\\d+(?:[.,]\\d+)+)"
              + "%?[\"').,;:!?…]*"
              + "|[-–—→·=+&%…/]+");
  // what GitHub links to an issue or a commit of the repository
  private static final Pattern REFERENCE = Pattern.compile("(?i)\\W*(?:gh-\\d+|[0-9a-f]{7,})\\W*");
  private static final String LITERAL = ",;:?%→·…–—";

  private Markdown() {}

  /** Prose in one line; words that are not plain become code. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : Quoted.visible(text.replaceAll("\\s+", " ").strip()).split(" ", -1)) {
      out.append(out.isEmpty() ? "" : " ").append(isPlain(word) ? escaped(word) : code(word));
    }
    return out.toString();
  }

  private static boolean isPlain(String word) {
    return WORD.matcher(word).matches() && !REFERENCE.matcher(word).matches();
  }

  /** A code span; never at the start of a line, where it could be a fence. */
  static String code(String text) {
    StringBuilder out = new StringBuilder();
    // in a table a vertical bar ends the cell, even in code
    String[] parts = Quoted.visible(text).split("\\|", -1);
    for (int i = 0; i < parts.length; i++) {
      out.append(i == 0 ? "" : "&#124;").append(parts[i].isEmpty() ? "" : span(parts[i]));
    }
    return out.toString();
  }

  private static String span(String text) {
    String fence = "`".repeat(longestBackticks(text) + 1);
    boolean isPadded = text.matches("(?s)[ `].*|.*[ `]") && !text.isBlank();
    return fence + (isPadded ? " " + text + " " : text) + fence;
  }

  /** Code in a block of HTML, such as a summary, where Markdown is not read. */
  static String html(String text) {
    return "<code>" + escaped(Quoted.visible(text)) + "</code>";
  }

  /** Lines as they are, in a block of their own, without the last line's end. */
  static String block(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append(Quoted.visible(line.stripTrailing())).append('\n'));
    String fence = "`".repeat(Math.max(3, longestBackticks(text) + 1));
    return fence + "\n" + lines + fence;
  }

  private static int longestBackticks(String text) {
    int longest = 0;
    Matcher runs = BACKTICKS.matcher(text);
    while (runs.find()) {
      longest = Math.max(longest, runs.end() - runs.start());
    }
    return longest;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    // a number and a dot could begin a list
    boolean beginsWithDigit = !text.isEmpty() && Character.isDigit(text.charAt(0));
    text.codePoints()
        .forEach(
            point -> {
              boolean isWithin = !out.isEmpty() && (point == '-' || point == '.');
              if (Character.isLetterOrDigit(point)
                  || point == ' '
                  || LITERAL.indexOf(point) >= 0
                  || (isWithin && !beginsWithDigit)) {
                out.appendCodePoint(point);
              } else {
                out.append("&#").append(point).append(';');
              }
            });
    return out.toString();
  }

  /** What a reader of the Markdown sees of our character references: for a search in it. */
  static String decoded(String markdown) {
    return Pattern.compile("&#(\\d{1,7});")
        .matcher(markdown)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
  }
}
