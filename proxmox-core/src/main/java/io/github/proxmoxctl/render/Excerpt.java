package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file fit for a terminal, with the marked part where carets can be put under it.
 *
 * @param text tabs as blanks, control characters escaped, cut to the width
 * @param indent cells before the marked part
 * @param marked cells of the marked part, at least 1
 */
record Excerpt(String text, int indent, int marked) {

  private static final int TAB = 4;
  private static final String CUT = "…";

  /** What a character of the line is shown as. */
  private record Cell(String shown, int width) {}

  /**
   * @param column from 1, in characters
   * @param length in characters
   * @param width the most cells of the text
   */
  static Excerpt of(String line, int column, int length, int width) {
    // of a line of megabytes only what may be shown is looked at
    int characters = line.codePointCount(0, line.length());
    int mark = Math.min(column - 1, characters);
    int from = Math.max(0, mark - width);
    int to = Math.min(characters, mark + width);
    List<Cell> cells =
        cells(line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to)));
    int first = mark - from;
    int last = first + Math.min(length, cells.size() - first);
    int begin = begin(cells, from > 0, first, last, width);
    boolean isCutBefore = from + begin > 0;
    int end = begin;
    int used = isCutBefore ? 1 : 0;
    while (end < cells.size() && used + cells.get(end).width() < width) {
      used += cells.get(end).width();
      end++;
    }
    boolean isCutBehind = from + end < characters;
    var text = new StringBuilder(isCutBefore ? CUT : "");
    cells.subList(begin, end).forEach(cell -> text.append(cell.shown()));
    text.append(isCutBehind ? CUT : "");
    int indent = (isCutBefore ? 1 : 0) + width(cells, begin, first);
    return new Excerpt(
        text.toString().stripTrailing(),
        indent,
        Math.max(1, width(cells, first, Math.min(last, end))));
  }

  // a long line moves left until the marked part has room between two ellipses
  private static int begin(List<Cell> cells, boolean isCut, int first, int last, int width) {
    int room = width - 2;
    int begin = 0;
    int needed = width(cells, 0, last) + (isCut ? 1 : 0);
    while (begin < first && needed > room) {
      needed -= cells.get(begin).width();
      begin++;
    }
    return begin;
  }

  private static List<Cell> cells(String line) {
    var cells = new ArrayList<Cell>();
    int used = 0;
    for (int point : line.codePoints().toArray()) {
      Cell cell = cell(point, used);
      cells.add(cell);
      used += cell.width();
    }
    return cells;
  }

  private static Cell cell(int point, int used) {
    if (point == '\t') {
      int blanks = TAB - used % TAB;
      return new Cell(" ".repeat(blanks), blanks);
    }
    if (Quoted.isInvisible(point)) {
      String escaped = Quoted.escape(point);
      return new Cell(escaped, escaped.length());
    }
    return new Cell(Character.toString(point), DisplayWidth.of(point));
  }

  private static int width(List<Cell> cells, int from, int to) {
    return from >= to ? 0 : cells.subList(from, to).stream().mapToInt(Cell::width).sum();
  }
}
