package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files are read: {@code proxmox.yaml}, {@code catalog/**}{@code /*.yaml}, {@code
 * servers/**}{@code /*.yaml}, and nothing else. Names that begin with a dot are an editor's or
 * Git's. Paths are kept as the file system gave them: a name that the locale cannot spell is read
 * all the same.
 */
final class SourceFiles {

  static final String ROOT_FILE = "proxmox.yaml";

  private final Path root;
  private final List<Diagnostic> diagnostics;
  private final SortedMap<String, Path> files = new TreeMap<>();

  private SourceFiles(Path root, List<Diagnostic> diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /** The files by path relative to the root with {@code /}, sorted; problems are added. */
  static SortedMap<String, Path> below(Path root, List<Diagnostic> diagnostics) {
    var found = new SourceFiles(root, diagnostics);
    found.root();
    return found.files;
  }

  private void root() {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> others = new ArrayList<>();
    boolean hasRootFile = false;
    for (Path entry : entries("", root)) {
      String name = name(entry);
      switch (name) {
        case ROOT_FILE -> {
          hasRootFile = true;
          check(ROOT_FILE, entry);
        }
        case "catalog", "servers" -> {
          if (Files.isDirectory(entry) && !leavesRoot(name, entry)) {
            folder(name, entry);
          }
        }
        default -> others.add(entry);
      }
    }
    for (Path entry : others) {
      misnamed(entry, hasRootFile);
    }
  }

  /** What stands in the root under a name that is not quite ours and so would not be read. */
  private void misnamed(Path entry, boolean hasRootFile) {
    String name = name(entry);
    String meant =
        switch (name.toLowerCase(Locale.ROOT)) {
          case ROOT_FILE, "proxmox.yml" -> hasRootFile ? "" : ROOT_FILE;
          case "servers", "server" -> Files.isDirectory(entry) ? "servers" : "";
          case "catalog", "catalogs", "catalogue" -> Files.isDirectory(entry) ? "catalog" : "";
          default -> "";
        };
    if (!meant.isEmpty()) {
      diagnostics.add(
          Diagnostic.error("file.name", Quoted.of(name) + " is not read", Location.ofFile(name))
              .next("rename it to " + meant));
    }
  }

  private void folder(String folder, Path path) {
    for (Path entry : entries(folder, path)) {
      String name = folder + "/" + name(entry);
      if (name(entry).startsWith(".")) {
        continue;
      }
      if (!Files.isDirectory(entry)) {
        check(name, entry);
      } else if (Files.isSymbolicLink(entry)) {
        diagnostics.add(
            Diagnostic.error(
                    "file.link", "a link to a folder is not followed", Location.ofFile(name))
                .next("put the files themselves there"));
      } else {
        folder(name, entry);
      }
    }
  }

  private List<Path> entries(String folder, Path path) {
    var all = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      entries.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      IOException cause = Objects.requireNonNullElseGet(e.getCause(), IOException::new);
      diagnostics.add(unreadable(folder.isEmpty() ? "." : folder, cause));
    } catch (IOException e) {
      diagnostics.add(unreadable(folder.isEmpty() ? "." : folder, e));
    }
    all.sort(null);
    return all;
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  private void check(String file, Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return;
    }
    if (file.codePoints().anyMatch(Quoted::isInvisible)) {
      diagnostics.add(
          Diagnostic.error(
                  "file.name",
                  "the name " + Quoted.of(file) + " has a character that does not show",
                  Location.ofFile(file))
              .next("rename it"));
    } else if (!file.endsWith(".yaml")) {
      String renamed = file.substring(0, file.lastIndexOf('.')) + ".yaml";
      diagnostics.add(
          Diagnostic.error(
                  "file.ending", "only files that end in .yaml are read", Location.ofFile(file))
              .next("rename it to " + Quoted.visible(renamed)));
    } else if (!leavesRoot(file, path)) {
      if (Files.isRegularFile(path)) {
        if (files.putIfAbsent(file, path) != null) {
          diagnostics.add(
              Diagnostic.error(
                      "file.name",
                      "the names of two files look the same in this locale",
                      Location.ofFile(file))
                  .next("rename them with ASCII letters, or set LC_ALL to a UTF-8 locale"));
        }
      } else {
        // a pipe or a device would be read without end
        diagnostics.add(
            Diagnostic.error(
                    "file.special",
                    (Files.isDirectory(path) ? "this is a folder" : "this is a pipe or a device")
                        + ", not a file",
                    Location.ofFile(file))
                .next("put an ordinary file there, or remove it"));
      }
    }
  }

  private boolean leavesRoot(String file, Path path) {
    Optional<Diagnostic> problem =
        Files.isSymbolicLink(path) ? outside(root, file, path) : Optional.empty();
    problem.ifPresent(diagnostics::add);
    return problem.isPresent();
  }

  /** What is wrong when a link on the way to a file leads out of the root; empty when none does. */
  static Optional<Diagnostic> outside(Path root, String file, Path path) {
    try {
      return path.toRealPath().startsWith(root.toRealPath())
          ? Optional.empty()
          : Optional.of(
              Diagnostic.error(
                      "file.link",
                      "the link leads out of the infrastructure root",
                      Location.ofFile(file))
                  .next("put the file itself there"));
    } catch (IOException e) {
      return Optional.of(
          Diagnostic.error("file.link", "the link leads nowhere", Location.ofFile(file))
              .next("put the file itself there, or remove the link"));
    }
  }

  static Diagnostic unreadable(String file, IOException e) {
    String why = e.getMessage();
    if (e instanceof AccessDeniedException) {
      why = "the system denies it to this user";
    } else if (e instanceof NoSuchFileException) {
      why = "it was removed meanwhile";
    }
    return Diagnostic.error(
            "file.unreadable", Quoted.of(file) + " cannot be read", Location.ofFile(file))
        .because(Quoted.visible(why == null ? "the system does not say why" : why))
        .next("make it readable");
  }
}
