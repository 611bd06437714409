package io.github.proxmoxctl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that validation depends on, as they were at a moment: those of the root folder, and all
 * below {@code catalog}, {@code servers} and {@code ansible}.
 */
record FileStamps(Map<Path, Stamp> byFile) {

  private static final List<String> FOLDERS = List.of("catalog", "servers", "ansible");

  /** What an edit changes. */
  record Stamp(long size, FileTime time) {}

  FileStamps {
    byFile = Map.copyOf(byFile);
  }

  /** As they are now; what cannot be read is not among them. */
  static FileStamps of(Path root) {
    Map<Path, Stamp> found = new TreeMap<>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // at the deepest level that is asked for, folders come here too
            if (!attributes.isDirectory() && !isHidden(file)) {
              found.put(
                  root.relativize(file),
                  new Stamp(attributes.size(), attributes.lastModifiedTime()));
            }
            return FileVisitResult.CONTINUE;
          }

          private boolean isHidden(Path path) {
            // an editor's or Git's; the repo itself may be in such a folder
            return !path.equals(root) && path.getFileName().toString().startsWith(".");
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            // gone since it was listed, or not ours to read: validation says so
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(root, Set.of(), 1, visitor);
      for (String folder : FOLDERS) {
        Files.walkFileTree(root.resolve(folder), visitor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileStamps(found);
  }

  /** The files that are new, gone or otherwise in the other. */
  SortedSet<Path> differences(FileStamps other) {
    SortedSet<Path> all = new TreeSet<>(byFile.keySet());
    all.addAll(other.byFile.keySet());
    all.removeIf(
        file -> byFile.containsKey(file) && byFile.get(file).equals(other.byFile.get(file)));
    return all;
  }
}
