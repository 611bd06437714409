package io.github.proxmoxctl.language.tree;

import com.fasterxml.jackson.core.JsonLocation;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file's lines, to turn the parser's positions into locations with a length. */
final class SourceLines {

  private final String file;
  private final List<String> lines;

  SourceLines(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /** From a start to an end; what spans several lines ends with its first. */
  Location between(JsonLocation start, JsonLocation end) {
    int line = Math.max(1, start.getLineNr());
    int column = Math.max(1, start.getColumnNr());
    int last = end.getLineNr() == line ? end.getColumnNr() : endOfLine(line);
    return new Location(file, line, column, Math.max(1, last - column));
  }

  /** One character at a position from 1. */
  Location at(int line, int column) {
    int known = Math.max(1, Math.min(line, lines.size()));
    return new Location(
        file, known, known == line ? Math.max(1, column) : Math.max(1, endOfLine(known)), 1);
  }

  Location start() {
    return Location.ofFile(file);
  }

  /** The character at a position, or a blank where there is none. */
  char characterAt(JsonLocation position) {
    if (position.getLineNr() > lines.size()) {
      return ' ';
    }
    String line = lines.get(position.getLineNr() - 1);
    int column = position.getColumnNr() - 1;
    if (column < 0 || column >= line.codePointCount(0, line.length())) {
      return ' ';
    }
    return line.charAt(line.offsetByCodePoints(0, column));
  }

  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  // the parser would obey %YAML 1.1 and %TAG without a word
  @Nullable Diagnostic directive() {
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      if (line.startsWith("%")) {
        return Diagnostic.error(
                "yaml.directive",
                "YAML directives are not used here",
                new Location(file, index + 1, 1, line.codePointCount(0, line.length())))
            .next("remove the line; files are YAML 1.2 and have no tags");
      }
    }
    return null;
  }

  private int endOfLine(int number) {
    String line = line(number).stripTrailing();
    return line.codePointCount(0, line.length()) + 1;
  }
}
