package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * In which order stacks are worked on: each after those it depends on. Locks are taken in name
 * order all the same.
 *
 * @param declared the stacks that have a document; they do not depend on each other in a circle
 */
record StackOrder(Map<String, Stack> declared) {

  StackOrder {
    declared = Map.copyOf(declared);
  }

  /**
   * Some stacks in groups; whatever a stack depends on, be it by way of another that is not among
   * them, is in a group before its own. Within a group they are in name order.
   */
  List<List<String>> waves(Collection<String> stacks) {
    NavigableSet<String> left = new TreeSet<>(stacks);
    List<List<String>> waves = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> wave =
          left.stream()
              .filter(stack -> dependencies(stack).stream().noneMatch(left::contains))
              .toList();
      if (wave.isEmpty()) {
        throw new IllegalStateException("stacks depend on each other in a circle: " + left);
      }
      waves.add(wave);
      wave.forEach(left::remove);
    }
    return waves;
  }

  /** All that a stack depends on, at first or at last hand; not itself. */
  NavigableSet<String> dependencies(String stack) {
    NavigableSet<String> found = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(stack));
    while (!open.isEmpty()) {
      Stack next = declared.get(open.remove(open.size() - 1));
      if (next != null) {
        next.dependsOn().stream().filter(found::add).forEach(open::add);
      }
    }
    return found;
  }
}
