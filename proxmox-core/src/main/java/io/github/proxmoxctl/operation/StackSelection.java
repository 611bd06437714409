package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.Stack;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which stacks a run is about. */
final class StackSelection {

  private StackSelection() {}

  /** The asked ones, or all; an unknown one is an error rather than nothing to do. */
  static SortedSet<String> of(Estate estate, SortedSet<String> asked) {
    return of(estate.stacks(), asked);
  }

  /** The same for a goal that works on hosts: what belongs to no server has none. */
  static SortedSet<String> withHosts(Estate estate, SortedSet<String> asked) {
    SortedSet<String> stacks = new TreeSet<>(of(estate, asked));
    stacks.remove(Stack.SHARED);
    return stacks;
  }

  /** The asked ones of some known ones, or all. */
  static SortedSet<String> of(SortedSet<String> known, SortedSet<String> asked) {
    if (asked.isEmpty()) {
      return known;
    }
    SortedSet<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new DiagnosticException(
          Outcome.USAGE,
          Diagnostic.error("stack.unknown", "there is no stack \"" + unknown.first() + "\"", null)
              .next(
                  known.isEmpty()
                      ? "declare a server in servers/<stack>/ first"
                      : "there are: " + String.join(", ", known)));
    }
    return new TreeSet<>(asked);
  }
}
