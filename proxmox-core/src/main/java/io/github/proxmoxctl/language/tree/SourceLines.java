package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** A file's lines, to turn the parser's positions into locations with a length. */
final class SourceLines {

  private final String file;
  private final String text;
  // where each line begins
  private final int[] starts;

  SourceLines(String file, String text) {
    this.file = file;
    this.text = text;
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 16)];
    int count = text.isEmpty() ? 0 : 1;
    for (int at = 0; at < text.length() - 1; at++) {
      char character = text.charAt(at);
      if (character == '\n' || (character == '\r' && text.charAt(at + 1) != '\n')) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** From a start to an end; what spans several lines ends with its first. */
  Location between(Mark start, Mark end) {
    int line = start.getLine() + 1;
    int column = start.getColumn() + 1;
    int last = end.getLine() == start.getLine() ? end.getColumn() + 1 : endOfLine(line);
    return new Location(file, line, column, Math.max(1, last - column));
  }

  /** One character at a position from 1. */
  Location at(int line, int column) {
    int known = Math.max(1, Math.min(line, starts.length));
    return new Location(
        file, known, known == line ? Math.max(1, column) : Math.max(1, endOfLine(known)), 1);
  }

  /** So many characters of a line behind so many others. */
  Location part(int line, int before, int length) {
    return new Location(file, line, before + 1, Math.max(1, length));
  }

  Location start() {
    return Location.ofFile(file);
  }

  /** A line by its number from 1, without its end; empty when there is none. */
  String line(int number) {
    if (number < 1 || number > starts.length) {
      return "";
    }
    int end = number < starts.length ? starts[number] : text.length();
    while (end > starts[number - 1] && isEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[number - 1], end);
  }

  private static boolean isEnd(char character) {
    return character == '\n' || character == '\r';
  }

  /** A line that no parser should see; null when there is none. */
  @Nullable Diagnostic refused() {
    for (int number = 1; number <= starts.length; number++) {
      switch (text.charAt(starts[number - 1])) {
        // the parser would obey %YAML 1.1 and %TAG without a word
        case '%' -> {
          return Diagnostic.error(
                  "yaml.directive", "YAML directives are not used here", whole(number))
              .next("remove the line; files are YAML 1.2 and have no tags");
        }
        // within a text or a comment it would be taken for a part of that
        case '<', '>' -> {
          String line = line(number);
          if (line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ")) {
            return Diagnostic.error(
                    "yaml.conflict", "a merge conflict of Git is not resolved", whole(number))
                .next("keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>");
          }
        }
        default -> {}
      }
    }
    return null;
  }

  private Location whole(int number) {
    return part(number, 0, endOfLine(number) - 1);
  }

  private int endOfLine(int number) {
    String line = line(number).stripTrailing();
    return line.codePointCount(0, line.length()) + 1;
  }
}
