package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Things that depend on each other in a circle. */
final class Cycle {

  private Cycle() {}

  /**
   * From a thing back to it.
   *
   * @param next what a thing depends on; empty for an unknown one
   * @return the names on the way, the start first; empty when there is none
   */
  static List<String> from(String start, Function<String, List<String>> next) {
    return path(start, start, next, new HashSet<>());
  }

  private static List<String> path(
      String start, String at, Function<String, List<String>> next, Set<String> seen) {
    for (String name : next.apply(at)) {
      if (name.equals(start)) {
        return List.of(at);
      }
      List<String> rest = seen.add(name) ? path(start, name, next, seen) : List.of();
      if (!rest.isEmpty()) {
        var whole = new ArrayList<>(List.of(at));
        whole.addAll(rest);
        return whole;
      }
    }
    return List.of();
  }

  /** {@code the role "a" depends on itself, by way of b, c}. */
  static String words(String what, List<String> cycle) {
    String itself = "the " + what + " " + Quoted.of(cycle.get(0)) + " depends on itself";
    return cycle.size() == 1
        ? itself
        : itself + ", by way of " + String.join(", ", cycle.subList(1, cycle.size()));
  }
}
