package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Stack;
import java.util.Collection;
import java.util.List;

/**
 * One of the limits under {@code allowed} of a Stack.
 *
 * @param key below {@code allowed}
 * @param values what is allowed; empty for no limit
 */
record Limit(Stack stack, String key, List<?> values) {

  private static final int MOST_LISTED = 8;

  /** Whether there is a limit, and each of its values is known: a wrong one is told of apart. */
  boolean isKnown(Collection<String> known) {
    return !values.isEmpty() && known.containsAll(values);
  }

  /**
   * That something goes beyond it.
   *
   * @param what the thing, such as {@code network "app"}
   * @param place where it is used
   */
  Diagnostic exceeded(String what, Location place) {
    String listed =
        String.join(", ", values.stream().limit(MOST_LISTED).map(String::valueOf).toList());
    return Diagnostic.error(
            "allowed." + key, what + " is not allowed in stack " + Quoted.of(stack.name()), place)
        .next(
            "use what is allowed ("
                + listed
                + (values.size() > MOST_LISTED ? ", …" : "")
                + "), or have it added there")
        .see(stack.origins().of("allowed." + key), "allowed here");
  }
}
