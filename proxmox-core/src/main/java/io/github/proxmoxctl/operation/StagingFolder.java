package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder of the workspace that is there for a moment. */
record StagingFolder(Path path) implements AutoCloseable {

  static StagingFolder in(PrivateFolder workspace) {
    return new StagingFolder(workspace.folder("staging-" + UUID.randomUUID()).path());
  }

  // what is left is disposable, and decides nothing
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return;
    }
  }
}
