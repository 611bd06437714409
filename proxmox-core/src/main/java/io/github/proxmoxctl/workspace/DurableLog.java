package io.github.proxmoxctl.workspace;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file of lines that only grows; each line is on the disk when {@link #append} returns. */
public final class DurableLog implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private DurableLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DurableLog open(Path file) {
    try {
      var channel =
          FileChannel.open(
              file,
              Set.of(CREATE, WRITE, APPEND, LinkOption.NOFOLLOW_LINKS),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      AtomicFile.syncFolder(file);
      return new DurableLog(file, channel);
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  /**
   * Adds a line.
   *
   * @param line without a line end
   */
  public synchronized void append(String line) {
    try {
      var buffer = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }
}
