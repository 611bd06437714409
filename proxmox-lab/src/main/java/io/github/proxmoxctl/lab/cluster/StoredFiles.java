package io.github.proxmoxctl.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files on storages, in a folder of the lab:
 *
 * <pre>
 * storage / node / content / name
 * </pre>
 *
 * A shared storage's node is {@code shared}.
 */
public final class StoredFiles {
  private static final String SHARED = "shared";

  private final @Nullable Path folder;

  /** In a folder, which need not exist; without one there are none. */
  public StoredFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The files that a node sees on a storage, by name. */
  public List<StoredFile> list(Storage storage, String node) {
    return folder == null ? List.of() : files(storage, place(storage, node));
  }

  /** All files of a storage, on whichever node; of each node that has some, once. */
  public List<StoredFile> list(Storage storage) {
    if (folder == null) {
      return List.of();
    }
    return children(folder.resolve(storage.name())).stream()
        .flatMap(node -> files(storage, node).stream())
        .toList();
  }

  /** A file by its volume id. */
  public Optional<StoredFile> find(Storage storage, String node, String id) {
    return list(storage, node).stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /** Where a file is or would be. */
  public Path path(Storage storage, String node, String content, String name) {
    return place(storage, node).resolve(content).resolve(name);
  }

  private Path place(Storage storage, String node) {
    return Objects.requireNonNull(folder, "this lab keeps no files")
        .resolve(storage.name())
        .resolve(storage.shared() ? SHARED : node);
  }

  private static List<StoredFile> files(Storage storage, Path place) {
    return children(place).stream()
        .flatMap(content -> children(content).stream())
        // what is being downloaded is no volume
        .filter(file -> !file.toString().contains(".tmp_dwnl."))
        .filter(file -> !BackupArchive.isBeside(file))
        .map(file -> file(storage, file))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<StoredFile> file(Storage storage, Path path) {
    try {
      return Optional.of(
          new StoredFile(
              storage.name(),
              String.valueOf(Objects.requireNonNull(path.getParent()).getFileName()),
              path,
              Files.size(path),
              Files.getLastModifiedTime(path).toInstant().getEpochSecond()));
    } catch (IOException e) {
      // removed between two looks
      return Optional.empty();
    }
  }

  private static List<Path> children(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }
}
