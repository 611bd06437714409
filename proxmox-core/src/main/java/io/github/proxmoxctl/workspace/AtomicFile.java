package io.github.proxmoxctl.workspace;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Replaces a file in one step, so that a reader or a crash sees the old content or the new. */
final class AtomicFile {

  static final String PART = ".part";

  private AtomicFile() {}

  static void write(Path file, byte[] content, boolean isDurable) throws IOException {
    var part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + PART);
    try {
      try (var channel = create(part)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (isDurable) {
          channel.force(true);
        }
      }
      // a rename replaces a link itself and never what it points to
      Files.move(part, file, ATOMIC_MOVE);
      if (isDurable) {
        syncFolder(file);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static FileChannel create(Path part) throws IOException {
    return FileChannel.open(
        part,
        Set.of(CREATE_NEW, WRITE, LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Makes the rename or removal of a file durable; without it a crash may bring back the old. */
  static void syncFolder(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (var channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }
}
