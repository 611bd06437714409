package io.github.proxmoxctl.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A folder that is ours (mode 0700), with files that only its owner reads (0600). Names are
 * relative paths with {@code /}; none leads out of the folder and none passes a symbolic link.
 *
 * <p>A write is whole or not there: it goes to a temporary file beside the target first. A disk
 * that is full or read-only gives a {@link io.github.proxmoxctl.diagnostic.DiagnosticException}
 * that names the file, and leaves what was there before.
 */
public final class PrivateFolder {

  private final Path root;
  private final boolean isDurable;

  private PrivateFolder(Path root, boolean isDurable) {
    this.root = root;
    this.isDurable = isDurable;
  }

  /** What may be deleted at any time: {@code target/proxmox} under the infrastructure root. */
  public static PrivateFolder disposable(Path infrastructureRoot) {
    var anchor = infrastructureRoot.toAbsolutePath().normalize();
    var folder = anchor.resolve("target").resolve("proxmox");
    Folders.create(anchor, folder);
    return new PrivateFolder(folder, false);
  }

  /** What may be deleted at any time, and spares work until then. */
  public static PrivateFolder cache(Path folder) {
    return new PrivateFolder(durable(folder).root, false);
  }

  /** What must survive a crash of the machine: each write is on the disk when it returns. */
  public static PrivateFolder durable(Path folder) {
    var root = folder.toAbsolutePath().normalize();
    Folders.create(root.getParent() == null ? root : root.getParent(), root);
    return new PrivateFolder(root, true);
  }

  public Path path() {
    return root;
  }

  /** Where a file of that name is or would be. */
  public Path path(String name) {
    return Names.resolve(root, name);
  }

  /** A folder within, made if it is missing. */
  public PrivateFolder folder(String name) {
    var folder = path(name);
    Folders.create(root, folder);
    return new PrivateFolder(folder, isDurable);
  }

  /**
   * Writes a file, unless it has that content already: then its time of change stays.
   *
   * @return whether it was written
   */
  public boolean write(String name, byte[] content) {
    var file = path(name);
    Folders.create(root, file.getParent() == null ? root : file.getParent());
    try {
      if (holds(file, content)) {
        return false;
      }
      AtomicFile.write(file, content, isDurable);
      return true;
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file, NOFOLLOW_LINKS)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** The content of a file, if there is one of that name. */
  public Optional<byte[]> read(String name) {
    var file = path(name);
    Folders.refuseLinks(root, file);
    try (var in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      return Optional.of(in.readAllBytes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Problems.cannotRead(file, e);
    }
  }

  public boolean exists(String name) {
    return Files.exists(path(name), NOFOLLOW_LINKS);
  }

  /** When a file was last written. */
  public Instant lastChange(String name) {
    var file = path(name);
    try {
      return Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant();
    } catch (IOException e) {
      throw Problems.cannotRead(file, e);
    }
  }

  /** Removes a file if it is there. */
  public void delete(String name) {
    var file = path(name);
    Folders.refuseLinks(root, file);
    try {
      if (Files.deleteIfExists(file) && isDurable) {
        AtomicFile.syncFolder(file);
      }
    } catch (IOException e) {
      throw Problems.cannotWrite(file, e);
    }
  }

  /** Removes a folder within, and all that is in it, if it is there. */
  public void deleteFolder(String name) {
    var folder = path(name);
    Folders.refuseLinks(root, folder);
    try {
      Trees.remove(folder);
    } catch (IOException e) {
      throw Problems.cannotWrite(folder, e);
    }
  }

  /**
   * The names of the files (not folders) directly within a folder, sorted; none if it is missing.
   */
  public List<String> files(String folder) {
    return entries(folder, false);
  }

  /** The names of the folders directly within a folder, sorted; none if it is missing. */
  public List<String> folders(String folder) {
    return entries(folder, true);
  }

  private List<String> entries(String folder, boolean areFolders) {
    var within = folder.isEmpty() ? root : path(folder);
    try (var list = Files.list(within)) {
      return list.filter(entry -> Files.isDirectory(entry, NOFOLLOW_LINKS) == areFolders)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.endsWith(AtomicFile.PART))
          .sorted()
          .collect(Collectors.toList());
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Problems.cannotRead(within, e);
    }
  }

  /** Appends lines that are on the disk when the call returns. */
  public DurableLog log(String name) {
    var file = path(name);
    Folders.create(root, file.getParent() == null ? root : file.getParent());
    return DurableLog.open(file);
  }
}
