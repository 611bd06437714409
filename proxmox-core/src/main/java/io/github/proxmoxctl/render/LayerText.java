package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Configuration, monitoring and backups of a stack for a terminal: a label, then aligned lines. */
final class LayerText {

  private static final int LABEL = 12;
  private static final int WIDTH = 80 - 2 - LABEL;

  /** A subject wider than this does not push the others aside. */
  private static final int SUBJECT = 24;

  private static final Pattern BREAK = Pattern.compile("(?<=[,;]) ");

  private LayerText() {}

  /** Lines with their indentation, none where nothing changes. */
  static List<String> lines(StackPlan stack) {
    List<String> lines = new ArrayList<>();
    add(lines, "configure", LayerLine.of(stack.configuration()));
    add(lines, "monitoring", LayerLine.of(stack.monitoring()));
    add(lines, "backups", LayerLine.of(stack.backups()));
    return lines;
  }

  private static void add(List<String> lines, String label, List<LayerLine> layer) {
    int subject =
        layer.stream()
            .mapToInt(line -> DisplayWidth.of(line.subject()))
            .filter(width -> width <= SUBJECT)
            .max()
            .orElse(0);
    String first = label;
    for (LayerLine line : layer) {
      for (String part : parts(line, subject)) {
        lines.add("  " + Cells.pad(first, LABEL) + part);
        first = "";
      }
    }
  }

  private static List<String> parts(LayerLine line, int subject) {
    boolean isAligned = DisplayWidth.of(line.subject()) <= SUBJECT;
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(BREAK.split(isAligned ? Cells.pad(line.subject(), subject) : line.subject())));
    // two blanks stand between subject and text
    words.set(words.size() - 1, words.get(words.size() - 1) + " ");
    words.addAll(List.of(BREAK.split(line.text())));
    return wrap(words, isAligned ? subject + 2 : 2);
  }

  private static List<String> wrap(List<String> words, int hanging) {
    List<String> lines = new ArrayList<>();
    String open = words.get(0);
    for (String word : words.subList(1, words.size())) {
      if (DisplayWidth.of(open) + 1 + DisplayWidth.of(word) <= WIDTH) {
        open = open + " " + word;
      } else {
        lines.add(open.stripTrailing());
        open = " ".repeat(hanging) + word;
      }
    }
    lines.add(open);
    return lines;
  }
}
