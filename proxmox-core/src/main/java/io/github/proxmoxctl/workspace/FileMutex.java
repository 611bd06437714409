package io.github.proxmoxctl.workspace;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time, among the threads of this JVM and among processes; the system gives it free when
 * its holder dies. For moments, not for a whole run.
 */
public final class FileMutex {

  /** The system's file locks belong to the process and do not keep its threads apart. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock threads;

  /**
   * @param file made if it is missing; never deleted, because that would let two holders in
   */
  public FileMutex(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.threads = THREADS.computeIfAbsent(this.file, path -> new ReentrantLock());
  }

  /** Waits until it is free and holds it until closed (by the same thread, which may nest). */
  public Hold acquire() {
    threads.lock();
    if (threads.getHoldCount() > 1) {
      // no second channel: closing any channel of a file gives the process's lock away
      return threads::unlock;
    }
    try {
      var channel = open();
      channel.lock();
      return () -> release(channel);
    } catch (IOException e) {
      threads.unlock();
      throw Problems.cannotWrite(file, e);
    } catch (RuntimeException | Error e) {
      threads.unlock();
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    var parent = file.getParent();
    if (parent != null) {
      Folders.create(parent, parent);
    }
    return FileChannel.open(
        file,
        Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** The file first: the next thread of this JVM must find it unlocked. */
  private void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    } finally {
      threads.unlock();
    }
  }

  /** Holding the mutex. */
  @FunctionalInterface
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
