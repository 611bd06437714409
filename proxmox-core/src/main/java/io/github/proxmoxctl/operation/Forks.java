package io.github.proxmoxctl.operation;

import java.util.Optional;
import java.util.regex.Pattern;

/** How many hosts at once, as options give it: a whole number from 1 to 9999. */
public final class Forks {

  private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,3}");

  private Forks() {}

  public static Optional<Integer> parse(String text) {
    String stripped = text.strip();
    return FORM.matcher(stripped).matches()
        ? Optional.of(Integer.valueOf(stripped))
        : Optional.empty();
  }
}
