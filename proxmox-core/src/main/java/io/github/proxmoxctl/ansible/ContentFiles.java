package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads folders of content: ours from the jar, the infrastructure repo's from the work tree. */
final class ContentFiles {

  // made by running the content, not part of it
  private static final Set<String> MADE = Set.of("__pycache__", ".git", ".ansible", ".cache");

  private ContentFiles() {}

  /** What is packed beside this class, by path with {@code /}. */
  static SortedMap<String, ContentFile> ours() {
    try {
      URI itself =
          Objects.requireNonNull(ContentFiles.class.getResource("ContentFiles.class")).toURI();
      if (!itself.getScheme().equals("jar")) {
        return of(Path.of(itself).resolveSibling("content"));
      }
      return ofJar(itself);
    } catch (IOException | URISyntaxException | UncheckedIOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("ansible.content", "the Ansible roles of proxmoxctl are gone", null)
              .because(e.toString())
              .next("install proxmoxctl again"));
    }
  }

  // one file system per jar and JVM, which others may have open or close: nothing is left for later
  private static SortedMap<String, ContentFile> ofJar(URI itself) throws IOException {
    synchronized (ContentFiles.class) {
      try (var jar = FileSystems.newFileSystem(itself, Map.of())) {
        return inMemory(jar.provider().getPath(itself).resolveSibling("content"));
      } catch (FileSystemAlreadyExistsException e) {
        return inMemory(
            FileSystems.getFileSystem(itself).provider().getPath(itself).resolveSibling("content"));
      }
    }
  }

  private static SortedMap<String, ContentFile> inMemory(Path folder) throws IOException {
    SortedMap<String, ContentFile> files = new TreeMap<>();
    for (Map.Entry<String, Path> file : paths(folder).entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      ContentFile found = ContentFile.of(file.getValue());
      files.put(
          file.getKey(),
          new ContentFile(() -> new java.io.ByteArrayInputStream(bytes), false, found.sha256()));
    }
    return files;
  }

  /** A folder of the file system; none where it is missing. */
  static SortedMap<String, ContentFile> of(Path folder) throws IOException {
    SortedMap<String, ContentFile> files = new TreeMap<>();
    for (Map.Entry<String, Path> file : paths(folder).entrySet()) {
      files.put(file.getKey(), ContentFile.of(file.getValue()));
    }
    return files;
  }

  private static SortedMap<String, Path> paths(Path folder) throws IOException {
    SortedMap<String, Path> paths = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return paths;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (isMade(folder.relativize(path))) {
          continue;
        }
        if (Files.isSymbolicLink(path)) {
          throw linked(name);
        }
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          paths.put(name, path);
        }
      }
    }
    return paths;
  }

  private static boolean isMade(Path path) {
    for (Path part : path) {
      if (MADE.contains(part.toString()) || part.toString().endsWith(".pyc")) {
        return true;
      }
    }
    return false;
  }

  // what it leads to is in no commit, so nobody has reviewed it
  private static DiagnosticException linked(String name) {
    return DiagnosticException.error(
        Diagnostic.error(
                "ansible.link",
                "ansible/roles/" + name + " is a symbolic link",
                Location.ofFile("ansible/roles/" + name))
            .next("put the file itself there"));
  }
}
