package io.github.proxmoxctl.diagnostic;

import java.util.List;

/** Long lists in one line. */
public final class FirstFew {

  private FirstFew() {}

  /** {@code web-1, web-2 and 18 more}: so many of the texts at the most, and how many others. */
  public static String of(List<String> texts, int most) {
    int others = texts.size() - most;
    return others > 0
        ? String.join(", ", texts.subList(0, most)) + " and " + others + " more"
        : String.join(", ", texts);
  }
}
