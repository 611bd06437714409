package io.github.proxmoxctl.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders that only their owner may enter, and passes no symbolic link on the way. */
final class Folders {

  private static final java.util.Set<java.nio.file.attribute.PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private Folders() {}

  /**
   * Makes a folder and those between it and the anchor. An anchor that is missing is made with what
   * leads to it.
   */
  static void create(Path anchor, Path folder) {
    try {
      Files.createDirectories(anchor);
      var path = anchor;
      for (var part : anchor.relativize(folder)) {
        if (part.toString().isEmpty()) {
          continue;
        }
        path = path.resolve(part);
        createOne(path);
      }
    } catch (IOException e) {
      throw Problems.cannotWrite(folder, e);
    }
  }

  private static void createOne(Path path) throws IOException {
    try {
      if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PRIVATE));
        AtomicFile.syncFolder(path);
      }
    } catch (FileAlreadyExistsException e) {
      // another thread may have been faster; anything but a folder is in our way
      if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
        throw Problems.inTheWay(path);
      }
    }
  }

  /** Refuses a path on which something below the root is a symbolic link. */
  static void refuseLinks(Path root, Path file) {
    var path = root;
    for (var part : root.relativize(file)) {
      path = path.resolve(part);
      if (Files.isSymbolicLink(path)) {
        throw Problems.inTheWay(path);
      }
    }
  }
}
