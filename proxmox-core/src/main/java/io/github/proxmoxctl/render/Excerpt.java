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
    List<Cell> cells = cells(line);
    int first = Math.min(column - 1, cells.size());
    int last = Math.min(first + length, cells.size());
    int begin = 0;
    // a long line moves left until the marked part has room
    while (begin < first && width(cells, begin, last) > width - CUT.length()) {
      begin++;
    }
    int end = begin;
    int used = begin == 0 ? 0 : CUT.length();
    while (end < cells.size() && used + cells.get(end).width() < width) {
      used += cells.get(end).width();
      end++;
    }
    var text = new StringBuilder(begin == 0 ? "" : CUT);
    cells.subList(begin, end).forEach(cell -> text.append(cell.shown()));
    if (end < cells.size()) {
      text.append(CUT);
    }
    int indent = (begin == 0 ? 0 : CUT.length()) + width(cells, begin, Math.max(begin, first));
    int marked = width(cells, Math.max(first, begin), Math.max(first, Math.min(last, end)));
    return new Excerpt(text.toString().stripTrailing(), indent, Math.max(1, marked));
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
