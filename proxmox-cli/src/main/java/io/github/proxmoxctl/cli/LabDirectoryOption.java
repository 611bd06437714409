package io.github.proxmoxctl.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a lab keeps its world. */
final class LabDirectoryOption {

  @Option(
      names = "--lab-directory",
      paramLabel = "DIR",
      description = "where the lab keeps its world (default: ~/.local/state/proxmoxctl/lab)")
  private @Nullable Path directory;

  Path path(Map<String, String> environment) {
    if (directory != null) {
      return directory.toAbsolutePath().normalize();
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path base = state.isBlank() ? home.resolve(".local/state") : Path.of(state);
    return base.resolve("proxmoxctl").resolve("lab").toAbsolutePath();
  }
}
