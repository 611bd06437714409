package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import java.io.PrintWriter;
import java.util.Optional;

/** Opens the core for a command: progress goes to standard error, questions to the terminal. */
final class Goals {

  private Goals() {}

  static Proxmoxctl open(Session session) {
    PrintWriter err = session.err();
    return Proxmoxctl.open(
        session.environment(),
        line -> {
          synchronized (err) {
            err.println(line);
            err.flush();
          }
        },
        question -> session.isTerminal() ? ask(question) : Optional.empty(),
        Version.number());
  }

  private static Optional<String> ask(String question) {
    return Optional.ofNullable(System.console()).map(console -> console.readLine("%s", question));
  }
}
