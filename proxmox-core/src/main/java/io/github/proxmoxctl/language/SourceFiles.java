package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which files are read: {@code proxmox.yaml}, {@code catalog/**}{@code /*.yaml}, {@code
 * servers/**}{@code /*.yaml}, and nothing else. Names that begin with a dot are an editor's or
 * Git's.
 */
final class SourceFiles {

  static final String ROOT_FILE = "proxmox.yaml";

  private final Path root;
  private final List<Diagnostic> diagnostics;
  private final List<String> files = new ArrayList<>();

  private SourceFiles(Path root, List<Diagnostic> diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /** The files by path relative to the root with {@code /}, sorted; problems are added. */
  static List<String> below(Path root, List<Diagnostic> diagnostics) {
    var found = new SourceFiles(root, diagnostics);
    found.check(ROOT_FILE);
    for (String other : List.of("proxmox.yml", "proxmox.YAML")) {
      if (Files.exists(root.resolve(other)) && !Files.exists(root.resolve(ROOT_FILE))) {
        found.check(other);
      }
    }
    found.folder("catalog");
    found.folder("servers");
    return found.files.stream().sorted().toList();
  }

  private void folder(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path) || leavesRoot(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        String name = folder + "/" + entry.getFileName();
        if (entry.getFileName().toString().startsWith(".")) {
          continue;
        }
        if (!Files.isDirectory(entry)) {
          check(name);
        } else if (Files.isSymbolicLink(entry)) {
          diagnostics.add(
              Diagnostic.error(
                      "file.link", "a link to a folder is not followed", Location.ofFile(name))
                  .next("put the files themselves there"));
        } else {
          folder(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      diagnostics.add(unreadable(folder, e));
    }
  }

  private void check(String file) {
    Path path = root.resolve(file);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return;
    }
    if (!file.endsWith(".yaml")) {
      String renamed = file.substring(0, file.lastIndexOf('.')) + ".yaml";
      diagnostics.add(
          Diagnostic.error(
                  "file.ending", "only files that end in .yaml are read", Location.ofFile(file))
              .next("rename it to " + Quoted.visible(renamed)));
    } else if (!leavesRoot(file)) {
      files.add(file);
    }
  }

  private boolean leavesRoot(String file) {
    Path path = root.resolve(file);
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    try {
      if (path.toRealPath().startsWith(root.toRealPath())) {
        return false;
      }
      diagnostics.add(
          Diagnostic.error(
                  "file.link",
                  "the link leads out of the infrastructure root",
                  Location.ofFile(file))
              .next("put the file itself there"));
    } catch (IOException e) {
      diagnostics.add(
          Diagnostic.error("file.link", "the link leads nowhere", Location.ofFile(file))
              .next("put the file itself there, or remove the link"));
    }
    return true;
  }

  static Diagnostic unreadable(String file, Exception e) {
    return Diagnostic.error(
            "file.unreadable", Quoted.of(file) + " cannot be read", Location.ofFile(file))
        .because(Quoted.visible(String.valueOf(e)))
        .next("make it readable");
  }
}
