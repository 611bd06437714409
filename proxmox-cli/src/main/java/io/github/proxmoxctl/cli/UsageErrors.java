package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be read: one message, what it may have meant, where help is. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("error[usage]: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("   = see " + line.getCommandSpec().qualifiedName() + " --help");
    return Outcome.USAGE.exitCode();
  }
}
