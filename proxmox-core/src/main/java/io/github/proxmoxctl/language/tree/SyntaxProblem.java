package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What the YAML parser says, in words that tell what to do. */
final class SyntaxProblem {

  /**
   * @param part of the parser's message
   * @param isAtOpening whether to point at what was opened rather than at where it was missed
   */
  private record Words(String part, String summary, String remedy, boolean isAtOpening) {}

  /** The first that fits. */
  private static final List<Words> WORDS =
      List.of(
          new Words("'\\t(TAB)'", "a tab cannot indent in YAML", "indent with two blanks", false),
          new Words(
              "mapping values are not allowed here",
              "a `:` is not possible here",
              "look at the indentation of this line and the one above it; a text with `: ` in it"
                  + " needs quotes, and a mapping on one line needs {…}",
              false),
          new Words(
              "could not find expected ':'",
              "a key without `:`",
              "write `key: value`, or look at the indentation",
              true),
          new Words(
              "found unexpected end of stream",
              "these quotes are never closed",
              "close them",
              true),
          new Words(
              "expected ',' or ']'",
              "this list is not closed, or a comma is missing in it",
              "close it with `]`, or put `, ` between its items",
              true),
          new Words(
              "expected ',' or '}'",
              "this mapping is not closed, or a comma is missing in it",
              "close it with `}`, or put `, ` between its keys",
              true),
          new Words("but found ']'", "this bracket closes nothing", "remove it", false),
          new Words("but found '}'", "this brace closes nothing", "remove it", false),
          new Words(
              "expected the node content",
              "a value is missing before this",
              "write the value, or close what a `[` or `{` opened",
              false),
          new Words(
              "sequence entries are not allowed here",
              "a list cannot begin here",
              "put each `- item` on a line of its own, or write [item, item]",
              false),
          new Words(
              "expected <block end>",
              "this does not belong where it stands",
              "indent the line like those it belongs to; a text that goes on after quotes needs"
                  + " them all around",
              false),
          new Words(
              "that cannot start any token",
              "no value can begin with this character",
              "put the text into quotes",
              false),
          new Words(
              "unexpected character found",
              "`*` and `&` cannot begin a text",
              "put the text into quotes; a list item begins with `- `",
              false),
          new Words(
              "escape",
              "what follows this backslash is no escape",
              "write `\\\\` for a backslash, or put the text into single quotes",
              false),
          new Words(
              "expected chomping or indentation indicators",
              "nothing can follow `|` or `>` on its line but `-`, `+` and a digit",
              "begin the text on the next line, indented",
              false),
          new Words(
              "expected '>'",
              "YAML tags (!name) are not used here",
              "remove it; a text that begins with `!` needs quotes",
              false),
          new Words(
              "expected '<document start>'",
              "nothing can follow here",
              "begin another document with a line `---`",
              false));

  private SyntaxProblem() {}

  static Diagnostic of(YAMLException problem, SourceLines lines) {
    MarkedYAMLException marked = problem instanceof MarkedYAMLException found ? found : null;
    // further lines repeat the source, which may hold anything
    String said = marked == null ? "it cannot be read" : String.valueOf(marked.getProblem());
    Diagnostic slip = KnownSlips.near(place(marked, lines, false).line(), lines);
    if (slip != null) {
      return slip;
    }
    for (Words words : WORDS) {
      if (said.contains(words.part)) {
        return Diagnostic.error(
                "yaml.syntax", words.summary, place(marked, lines, words.isAtOpening))
            .next(words.remedy);
      }
    }
    return Diagnostic.error("yaml.syntax", "this is not YAML", place(marked, lines, false))
        .because("the parser says: " + Quoted.visible(said.lines().findFirst().orElse("")))
        .next("correct the line");
  }

  private static Location place(
      @Nullable MarkedYAMLException marked, SourceLines lines, boolean isAtOpening) {
    if (marked == null) {
      return lines.start();
    }
    Mark opening = marked.getContextMark();
    Mark mark = isAtOpening && opening != null ? opening : marked.getProblemMark();
    return mark == null ? lines.start() : lines.at(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
