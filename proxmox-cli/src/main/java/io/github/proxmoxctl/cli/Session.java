package io.github.proxmoxctl.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command gets from the outside.
 *
 * @param out for what was asked for
 * @param err for progress and problems
 * @param isTerminal whether a person watches and can answer
 * @param columns of the terminal; 0 where they are not known
 */
record Session(
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    boolean isTerminal,
    int columns) {

  Session {
    environment = Map.copyOf(environment);
  }

  Session(Map<String, String> environment, PrintWriter out, PrintWriter err, boolean isTerminal) {
    this(environment, out, err, isTerminal, 0);
  }
}
