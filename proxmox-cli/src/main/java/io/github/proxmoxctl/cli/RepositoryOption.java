package io.github.proxmoxctl.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the infrastructure repo is. */
final class RepositoryOption {

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "the infrastructure repo (default: the current folder)")
  private Path directory = Path.of("");

  Path path() {
    return directory.toAbsolutePath().normalize();
  }
}
