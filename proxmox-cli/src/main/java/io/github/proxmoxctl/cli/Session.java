package io.github.proxmoxctl.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command gets from the outside.
 *
 * @param out for what was asked for
 * @param err for progress and problems
 * @param isTerminal whether a person watches and can answer
 */
record Session(
    Map<String, String> environment, PrintWriter out, PrintWriter err, boolean isTerminal) {

  Session {
    environment = Map.copyOf(environment);
  }
}
