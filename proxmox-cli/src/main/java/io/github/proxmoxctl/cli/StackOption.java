package io.github.proxmoxctl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which stacks. */
final class StackOption {

  @Option(
      names = "--stack",
      paramLabel = "STACK",
      split = ",",
      description = "only this stack; may be repeated (default: all)")
  private List<String> stacks = new ArrayList<>();

  SortedSet<String> names() {
    return new TreeSet<>(stacks);
  }
}
