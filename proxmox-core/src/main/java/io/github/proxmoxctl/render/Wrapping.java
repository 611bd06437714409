package io.github.proxmoxctl.render;

import java.util.ArrayList;
import java.util.List;

/** A sentence over several lines of a terminal, broken between words. */
final class Wrapping {

  /** Narrower than this, broken lines are harder to read than those that the terminal breaks. */
  private static final int LEAST = 20;

  private Wrapping() {}

  /**
   * The lines, without margins; a word that is longer than a line stays whole, so that it can be
   * copied.
   *
   * @param first cells that are left in the first line
   * @param others cells of each further line
   */
  static List<String> lines(String text, int first, int others) {
    if (others < LEAST || DisplayWidth.of(text) <= first) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int width = DisplayWidth.of(word);
      int room = lines.isEmpty() ? first : others;
      if (!line.isEmpty() && used + 1 + width > room) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (!line.isEmpty()) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString());
    return lines;
  }
}
