package io.github.proxmoxctl.render;

import java.util.List;
import java.util.stream.Collectors;

/** Tables of a comment. */
final class TableMarkdown {

  private final SafeMarkdown safe;

  TableMarkdown(SafeMarkdown safe) {
    this.safe = safe;
  }

  /** A table of texts. */
  String of(List<String> head, List<List<String>> rows) {
    return row(head) + line(head, "---|") + rows(rows);
  }

  /** The same with numbers in all columns but the first. */
  String ofNumbers(List<String> head, List<List<String>> rows) {
    return row(head) + line(head, "--:|").replaceFirst("--:", "---") + rows(rows);
  }

  private static String line(List<String> head, String column) {
    return "|" + column.repeat(head.size()) + "\n";
  }

  private String rows(List<List<String>> rows) {
    return rows.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(List<String> cells) {
    return cells.stream().map(safe::text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
