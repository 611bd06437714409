package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Capacity;
import java.util.List;
import java.util.stream.Collectors;

/** How full a cluster will be, as tables of a comment. */
final class CapacityMarkdown {

  private final SafeMarkdown safe;

  CapacityMarkdown(SafeMarkdown safe) {
    this.safe = safe;
  }

  String section(Capacity capacity) {
    return "<details><summary>Capacity of %s</summary>\n\n%s%s\n</details>\n"
        .formatted(
            safe.html(capacity.cluster()),
            table(CapacityWords.nodeHead(capacity), CapacityWords.nodes(capacity)),
            capacity.datastores().isEmpty()
                ? ""
                : "\n" + table(CapacityWords.STORE_HEAD, CapacityWords.datastores(capacity)));
  }

  private String table(List<String> head, List<List<String>> rows) {
    return row(head)
        + "|"
        + "---|".repeat(head.size())
        + "\n"
        + rows.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(List<String> cells) {
    return cells.stream().map(safe::text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
