package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.fault.When;
import picocli.CommandLine.Option;

/** Which of the matching events a fault strikes. */
final class WhenOptions {

  @Option(names = "--after", paramLabel = "N", description = "let the first N through; default: 0")
  private int after;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "strike N times, then no more; default: until it is cleared")
  private int times;

  When when() {
    return new When(after, times);
  }
}
