package io.github.proxmoxctl.language.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

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
                  + " needs quotes",
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
          new Words("expected ',' or ']'", "this list is not closed", "close it with `]`", true),
          new Words("expected ',' or '}'", "this mapping is not closed", "close it with `}`", true),
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
              "expected '<document start>'",
              "nothing can follow here",
              "begin another document with a line `---`",
              false),
          new Words(
              "Expected a field name", "a key must be a plain text", "write `key: value`", false));

  private SyntaxProblem() {}

  static Diagnostic of(Exception problem, SourceLines lines) {
    MarkedYAMLException marked = marked(problem);
    String said = marked == null ? firstLine(problem) : String.valueOf(marked.getProblem());
    for (Words words : WORDS) {
      if (said.contains(words.part)) {
        Location place = place(problem, marked, lines, words.isAtOpening);
        return Diagnostic.error("yaml.syntax", words.summary, place).next(words.remedy);
      }
    }
    return Diagnostic.error("yaml.syntax", "this is not YAML", place(problem, marked, lines, false))
        .because("the parser says: " + Quoted.visible(said))
        .next("correct the line");
  }

  private static @Nullable MarkedYAMLException marked(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException found) {
        return found;
      }
    }
    return null;
  }

  // further lines repeat the source, which may hold anything
  private static String firstLine(Exception problem) {
    String said =
        problem instanceof JsonProcessingException parsing
            ? parsing.getOriginalMessage()
            : problem.getMessage();
    return said == null ? "unreadable" : said.lines().findFirst().orElse("unreadable");
  }

  private static Location place(
      Exception problem,
      @Nullable MarkedYAMLException marked,
      SourceLines lines,
      boolean isAtOpening) {
    if (marked != null) {
      Mark opening = marked.getContextMark();
      Mark mark = isAtOpening && opening != null ? opening : marked.getProblemMark();
      if (mark != null) {
        return lines.at(mark.getLine() + 1, mark.getColumn() + 1);
      }
    }
    JsonLocation at =
        problem instanceof JsonProcessingException parsing ? parsing.getLocation() : null;
    return at == null ? lines.start() : lines.at(at.getLineNr(), at.getColumnNr());
  }
}
