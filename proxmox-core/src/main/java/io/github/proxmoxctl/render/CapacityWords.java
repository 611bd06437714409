package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.StorageCapacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A capacity as rows of cells, for text and for Markdown. */
final class CapacityWords {

  private CapacityWords() {}

  /** The head of {@link #nodes}; the last column is left out where there is one node. */
  static List<String> nodeHead(Capacity capacity) {
    List<String> head = new ArrayList<>(List.of("node", "memory", "cpu"));
    if (capacity.lostNode() != null) {
      head.add("memory if " + capacity.lostNode() + " is lost");
    }
    return head;
  }

  /** {@code pve1, 61 % → 64 %, 110 %, 87 %}. */
  static List<List<String>> nodes(Capacity capacity) {
    return capacity.nodes().stream().map(node -> row(capacity, node)).toList();
  }

  private static List<String> row(Capacity capacity, NodeCapacity node) {
    List<String> row = new ArrayList<>();
    row.add(node.node());
    row.add(node.isOnline() ? load(node.memory()) : "offline");
    row.add(node.isOnline() ? load(node.cpus()) : "");
    if (capacity.lostNode() != null) {
      Long left = node.memoryAfterLoss();
      row.add(
          left == null
              ? node.node().equals(capacity.lostNode()) ? "lost" : ""
              : percent(left, node.memory().total()));
    }
    return row;
  }

  static final List<String> STORE_HEAD = List.of("datastore", "used");

  /** {@code ssd, 41 % → 43 %}. */
  static List<List<String>> datastores(Capacity capacity) {
    return capacity.datastores().stream().map(CapacityWords::row).toList();
  }

  private static List<String> row(StorageCapacity store) {
    return List.of(store.title(), load(store.space()));
  }

  /** {@code 61 % → 64 % (71 % meanwhile)}. */
  private static String load(Load load) {
    String before = percent(load.before(), load.total());
    String after = percent(load.after(), load.total());
    String during = percent(load.during(), load.total());
    boolean isMoreBetween = load.during() > Math.max(load.before(), load.after());
    return (Objects.equals(before, after) ? after : before + " → " + after)
        + (isMoreBetween && !during.equals(after) && !during.equals(before)
            ? " (" + during + " meanwhile)"
            : "");
  }

  private static String percent(long taken, long total) {
    int percent = Load.percent(taken, total);
    return percent < 0 ? "?" : percent + " %";
  }
}
