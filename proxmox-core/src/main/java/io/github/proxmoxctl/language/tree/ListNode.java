package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;

/** A YAML sequence. */
public record ListNode(List<Node> items, Location location) implements Node {

  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String shape() {
    return "a list";
  }
}
