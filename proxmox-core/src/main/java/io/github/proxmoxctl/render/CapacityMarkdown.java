package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Capacity;

/** How full a cluster will be, as tables of a comment. */
final class CapacityMarkdown {

  private final SafeMarkdown safe;
  private final TableMarkdown table;

  CapacityMarkdown(SafeMarkdown safe) {
    this.safe = safe;
    this.table = new TableMarkdown(safe);
  }

  String section(Capacity capacity) {
    return "<details><summary>Capacity of %s</summary>\n\n%s%s\n</details>\n"
        .formatted(
            safe.html(capacity.cluster()),
            table.of(CapacityWords.nodeHead(capacity), CapacityWords.nodes(capacity)),
            capacity.datastores().isEmpty()
                ? ""
                : "\n" + table.of(CapacityWords.STORE_HEAD, CapacityWords.datastores(capacity)));
  }
}
