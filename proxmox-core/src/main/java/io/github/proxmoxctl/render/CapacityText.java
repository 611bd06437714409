package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Capacity;
import java.util.ArrayList;
import java.util.List;

/** How full a cluster will be, as lines of a plan. */
final class CapacityText {

  private static final String LABEL = "  capacity    ";

  private CapacityText() {}

  /** The lines; empty where nothing changes that takes room. */
  static List<String> lines(Capacity capacity) {
    List<String> lines = new ArrayList<>();
    table(lines, CapacityWords.nodeHead(capacity), CapacityWords.nodes(capacity));
    if (!capacity.datastores().isEmpty()) {
      lines.add("");
      table(lines, CapacityWords.STORE_HEAD, CapacityWords.datastores(capacity));
    }
    List<String> indented = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String start = i == 0 ? LABEL : " ".repeat(LABEL.length());
      indented.add((start + lines.get(i)).stripTrailing());
    }
    return indented;
  }

  private static void table(List<String> lines, List<String> head, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(head);
    all.addAll(rows);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = all.stream().mapToInt(cells -> DisplayWidth.of(cells.get(at))).max().orElse(0);
        line.append(row.get(column))
            .append(" ".repeat(width - DisplayWidth.of(row.get(column)) + 3));
      }
      lines.add(line.toString().stripTrailing());
    }
  }
}
