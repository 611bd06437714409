package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Stack;
import java.util.List;

/**
 * One of the limits under {@code allowed} of a Stack.
 *
 * @param key below {@code allowed}
 * @param values what is allowed; never empty
 */
record Limit(Stack stack, String key, List<?> values) {

  private static final int MOST_LISTED = 8;

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
            "use one of: "
                + listed
                + (values.size() > MOST_LISTED ? ", …" : "")
                + "; or have it added to what the stack allows")
        .see(stack.origins().of("allowed." + key), "allowed here");
  }
}
