package io.github.proxmoxctl.state;

import java.util.Optional;
import java.util.regex.Pattern;

/** A root of a stack, {@code shop/r01}; the name of its state, in paths, addresses and messages. */
public record RootName(String stack, String root) implements Comparable<RootName> {

  private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public RootName {
    if (!PART.matcher(stack).matches() || !PART.matcher(root).matches()) {
      throw new IllegalArgumentException("no name of a root: " + stack + "/" + root);
    }
  }

  /** Reads {@code <stack>/<root>}, as a person types it. */
  public static Optional<RootName> parse(String text) {
    var parts = text.split("/", -1);
    return parts.length == 2 && PART.matcher(parts[0]).matches() && PART.matcher(parts[1]).matches()
        ? Optional.of(new RootName(parts[0], parts[1]))
        : Optional.empty();
  }

  @Override
  public int compareTo(RootName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return stack + "/" + root;
  }
}
