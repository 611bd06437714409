package io.github.proxmoxctl.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A process of its own that records once, to be killed while it does. */
final class RecorderProcess {

  private RecorderProcess() {}

  public static void main(String[] arguments) {
    try (GitRepository repository = GitRepository.open(Path.of(arguments[0]))) {
      repository
          .branch(arguments[1], "origin", GitCredentials.NONE)
          .write(before -> Optional.of(Changes.of("killed", Map.of("killed.yaml", "k\n"))));
    }
  }
}
