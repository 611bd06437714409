package io.github.proxmoxctl.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry of {@code proxmoxctl}. */
public final class Main {

  static {
    // before the class loads that reads it: without it each answer on a kept connection waits 40 ms
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    // the launcher knows; System.console() answers differently from JDK to JDK
    boolean isTerminal = "yes".equals(System.getProperty("proxmoxctl.terminal"));
    int columns = isTerminal ? Integer.getInteger("proxmoxctl.columns", 0) : 0;
    int exitCode = run(out, err, new Session(System.getenv(), out, err, isTerminal, columns), args);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /** Runs one command line and returns its exit code; nothing else of the JVM is touched. */
  static int run(PrintWriter out, PrintWriter err, Session session, String... args) {
    int exitCode = CommandLines.of(session, args).execute(args);
    out.flush();
    err.flush();
    return exitCode;
  }
}
