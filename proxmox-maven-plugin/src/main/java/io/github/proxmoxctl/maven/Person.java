package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.operation.Terminal;
import java.io.Console;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** Whether a person watches this build and can answer. */
final class Person {

  private Person() {}

  /** Not in batch mode ({@code -B}), and not where input or output is no terminal. */
  static boolean isPresent(MavenSession session) {
    return console(session).isPresent();
  }

  /** Asks the person; nobody where there is none. */
  static Terminal terminal(MavenSession session) {
    return console(session).map(Person::asking).orElse(Terminal.NOBODY);
  }

  private static Terminal asking(Console console) {
    return question -> Optional.ofNullable(console.readLine("%s", question));
  }

  private static Optional<Console> console(MavenSession session) {
    return session.getRequest().isInteractiveMode()
        ? Optional.ofNullable(System.console()).filter(Person::isTerminal)
        : Optional.empty();
  }

  /** Until Java 21 there is a console only at a terminal; from 22 on it has to be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
