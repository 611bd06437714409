package io.github.proxmoxctl.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The hold of one process on a lab's directory; the system lets go of it when the process ends. */
public final class DirectoryHold implements AutoCloseable {
  private static final long RETRY_NANOS = 20_000_000;

  private final FileChannel channel;

  private DirectoryHold(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes hold of a directory; empty if another process, or this one, has it.
   *
   * @param patience how long to try
   */
  public static Optional<DirectoryHold> take(LabDirectory directory, Duration patience) {
    PrivateFile.folder(directory.root());
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<DirectoryHold> hold = tryOnce(directory);
    while (hold.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(RETRY_NANOS);
      hold = tryOnce(directory);
    }
    return hold;
  }

  private static Optional<DirectoryHold> tryOnce(LabDirectory directory) {
    Path file = directory.lock();
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new DirectoryHold(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      close(channel);
      throw new UncheckedIOException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  /** Who holds the directory, for a person. */
  public static String holder(LabDirectory directory) {
    String pid = Files.exists(directory.pid()) ? PrivateFile.read(directory.pid()).strip() : "?";
    String endpoint =
        Files.exists(directory.endpoint())
            ? " at " + PrivateFile.read(directory.endpoint()).strip()
            : "";
    return "process " + pid + endpoint;
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the lab's directory", e);
    }
  }
}
