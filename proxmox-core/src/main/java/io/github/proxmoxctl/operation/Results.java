package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.Locale;

/** What all result files share. */
final class Results {

  private Results() {}

  /** {@code changes-present}. */
  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
