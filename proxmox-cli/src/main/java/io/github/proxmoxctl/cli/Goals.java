package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.operation.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        session.isTerminal() ? question -> ask(err, question) : Terminal.NOBODY,
        Version.number());
  }

  private static Optional<String> ask(PrintWriter err, String question) {
    err.print(question);
    err.flush();
    try {
      return Optional.ofNullable(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
