package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A bug of ours: said as such; the stack trace only where it is asked for. */
final class UnexpectedErrors implements IExecutionExceptionHandler {

  private final Map<String, String> environment;

  UnexpectedErrors(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
    line.getErr().println("error[internal]: this is a bug in proxmoxctl: " + problem);
    if (environment.containsKey("PROXMOXCTL_DEBUG")) {
      problem.printStackTrace(line.getErr());
    } else {
      line.getErr().println("   = set PROXMOXCTL_DEBUG=1 to see where, and report it");
    }
    return Outcome.ERROR.exitCode();
  }
}
