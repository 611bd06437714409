package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.Locale;

/** What all result files share. */
final class Results {

  private Results() {}

  /** How a goal ended. */
  static void put(ObjectNode json, String goal, Outcome outcome) {
    json.put("goal", goal);
    json.put("outcome", word(outcome));
    json.put("exitCode", outcome.exitCode());
  }

  /** {@code changes-present}. */
  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
