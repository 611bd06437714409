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
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern REFERENCES = Pattern.compile("&#(\\d{1,7});");
  private static final Pattern WORD =
      Pattern.compile(
          "[\"'(]*"
              + "(?:[\\p{L}\\p{N}]+(?:[-'+][\\p{L}\\p{N}]+)*|\\d+(?:[.,]\\d+)+)"
              + "%?[\"').,;:!?…]*"
              + "|[-–—→·=+&%…/]+");
  // what GitHub links to an issue or a commit of the repository
  private static final Pattern REFERENCE = Pattern.compile("(?i)\\W*(?:gh-\\d+|[0-9a-f]{7,})\\W*");
  private static final Pattern PUNCTUATED =
      Pattern.compile("([\"'(]*)(.*?[^\"').,;:!?…])([\"').,;:!?…]*)");
  private static final String LITERAL = ",;:?%→·…–—";

  private Markdown() {}

  /** Prose in one line; words that are not plain become code. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    for (String word :
        Quoted.visible(BLANKS.matcher(text).replaceAll(" ").strip()).split(" ", -1)) {
      out.append(out.isEmpty() ? "" : " ").append(isPlain(word) ? escaped(word) : marked(word));
    }
    return out.toString();
  }

  private static boolean isPlain(String word) {
    return WORD.matcher(word).matches() && !REFERENCE.matcher(word).matches();
  }

  /** The word as code; what punctuates the sentence stays outside. */
  private static String marked(String word) {
    Matcher parts = PUNCTUATED.matcher(word);
    return parts.matches()
        ? escaped(parts.group(1)) + code(parts.group(2)) + escaped(parts.group(3))
        : code(word);
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
    // one blank at both ends is not read
    boolean isPadded = !text.isBlank() && (isEdge(text.charAt(0)) || isEdge(last(text)));
    return fence + (isPadded ? " " + text + " " : text) + fence;
  }

  private static boolean isEdge(char c) {
    return c == ' ' || c == '`';
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
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
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      // only within a word can a hyphen or a dot begin no list
      boolean isWithin =
          i > 0 && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
      boolean isLiteral =
          Character.isLetterOrDigit(point)
              || point == ' '
              || LITERAL.indexOf(point) >= 0
              || (isWithin && (point == '-' || point == '.'));
      out.append(isLiteral ? Character.toString(point) : "&#" + point + ";");
    }
    return out.toString();
  }

  /** What a reader of the Markdown sees of our character references: for a search in it. */
  static String decoded(String markdown) {
    return REFERENCES
        .matcher(markdown)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
  }
}
