package io.github.proxmoxctl.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory that only its owner may enter, for what must never be on a disk. It is gone
 * with the run; that of a run that was killed is removed by the next one.
 */
public final class VolatileFolder implements AutoCloseable {

  /** Where it is made if there is no file system in memory; the operator vouches for it. */
  static final String CHOICE = "PROXMOXCTL_SECRETS_DIRECTORY";

  private static final String MODE = "rwx------";

  /** Process, its start, something of its own. */
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-[0-9a-f]{8}");

  private final Path path;

  private VolatileFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one, after those of dead runs are removed.
   *
   * @param environment the user's
   * @param beforeRemoval told each folder of a dead run, to end what still uses it
   * @throws DiagnosticException when there is no safe place
   */
  public static VolatileFolder make(Map<String, String> environment, Consumer<Path> beforeRemoval) {
    return within(base(environment), beforeRemoval);
  }

  static VolatileFolder within(Path base, Consumer<Path> beforeRemoval) {
    try {
      removeDead(base, beforeRemoval);
      ProcessHandle own = ProcessHandle.current();
      Path folder =
          base.resolve(
              own.pid() + "-" + started(own) + "-" + UUID.randomUUID().toString().substring(0, 8));
      Files.createDirectory(
          folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
      return new VolatileFolder(folder);
    } catch (IOException e) {
      throw Problems.cannotWrite(base, e);
    }
  }

  private static Path base(Map<String, String> environment) {
    String choice = environment.getOrDefault(CHOICE, "");
    if (!choice.isBlank()) {
      return own(Path.of(choice).toAbsolutePath(), CHOICE);
    }
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of("/dev/shm"));
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isBlank()) {
      candidates.add(Path.of(runtime));
    }
    Path memory =
        candidates.stream()
            .filter(VolatileFolder::isInMemory)
            .findFirst()
            .orElseThrow(VolatileFolder::noMemory);
    return own(memory.resolve("proxmoxctl-" + System.getProperty("user.name", "user")), null);
  }

  private static boolean isInMemory(Path folder) {
    try {
      return Files.isDirectory(folder)
          && Files.isWritable(folder)
          && Files.getFileStore(folder).type().equals("tmpfs");
    } catch (IOException e) {
      return false;
    }
  }

  private static DiagnosticException noMemory() {
    return DiagnosticException.error(
        Diagnostic.error("secrets.folder", "there is no file system in memory for secrets", null)
            .because("neither /dev/shm nor XDG_RUNTIME_DIR is a tmpfs that may be written to")
            .next(
                "mount one, or name a private folder (mode 0700) of a disk that you trust in "
                    + CHOICE));
  }

  // anybody may make a folder of that name in /dev/shm before we do
  private static Path own(Path folder, @Nullable String variable) {
    try {
      if (variable == null) {
        try {
          Files.createDirectory(
              folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        } catch (FileAlreadyExistsException e) {
          // then it is looked at below
        }
      }
      PosixFileAttributes is =
          Files.readAttributes(folder, PosixFileAttributes.class, NOFOLLOW_LINKS);
      boolean isOwn =
          is.owner().equals(Files.getOwner(Path.of("/proc/self"), NOFOLLOW_LINKS))
              || is.owner().getName().equals(System.getProperty("user.name"));
      if (is.isDirectory()
          && isOwn
          && PosixFilePermissions.toString(is.permissions()).equals(MODE)) {
        return folder;
      }
    } catch (IOException e) {
      throw Problems.cannotWrite(folder, e);
    }
    throw DiagnosticException.error(
        Diagnostic.error(
                "secrets.folder", folder + " is no folder of yours that is closed to others", null)
            .next("make it yours with mode 0700, or remove it"));
  }

  private static void removeDead(Path base, Consumer<Path> beforeRemoval) throws IOException {
    List<Path> folders;
    try (Stream<Path> list = Files.list(base)) {
      folders = list.toList();
    }
    for (Path folder : folders) {
      Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
      if (name.matches() && !isAlive(name.group(1), name.group(2))) {
        beforeRemoval.accept(folder);
        Trees.remove(folder);
      }
    }
  }

  private static boolean isAlive(String pid, String started) {
    long then = Long.parseLong(started);
    // of one process two readings may differ by a second
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> Math.abs(started(process) - then) <= 2)
        .isPresent();
  }

  // ids are given again
  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  public Path path() {
    return path;
  }

  /** Writes a file that only its owner reads. */
  public void write(String name, String content) {
    Path file = path.resolve(name);
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var buffer = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  /** Makes a folder within. */
  public void folder(String name) {
    Path folder = path.resolve(name);
    try {
      Files.createDirectory(
          folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
    } catch (IOException e) {
      throw Problems.cannotWrite(folder, e);
    }
  }

  /** Has a name within lead to a folder elsewhere. */
  public void link(String name, Path target) {
    Path link = path.resolve(name);
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw Problems.cannotWrite(link, e);
    }
  }

  /** Removes a file if it is there. */
  public void delete(String name) {
    Path file = path.resolve(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  @Override
  public void close() {
    try {
      Trees.remove(path);
    } catch (IOException e) {
      throw Problems.cannotWrite(path, e);
    }
  }
}
