package io.github.proxmoxctl.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell would, but in a given environment. */
public final class Executables {

  private Executables() {}

  /**
   * The absolute path of a program: a name is looked up on the environment's {@code PATH} (empty
   * and relative entries are skipped, they would run what lies in the current folder), anything
   * with a slash is a path already.
   */
  public static Optional<Path> find(String program, Map<String, String> environment) {
    if (program.contains("/")) {
      return executable(Path.of(program).toAbsolutePath());
    }
    for (var entry : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      var found = inFolder(entry, program);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> inFolder(String folder, String program) {
    try {
      var path = Path.of(folder);
      return path.isAbsolute() ? executable(path.resolve(program)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> executable(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path)
        ? Optional.of(path)
        : Optional.empty();
  }
}
