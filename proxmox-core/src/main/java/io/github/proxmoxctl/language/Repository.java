package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** An infrastructure repo as a folder of YAML files. */
public final class Repository {

  /** Below it the threads would cost more than they spare. */
  private static final int FEW = 8;

  private Repository() {}

  /**
   * Reads all of it, once. Nothing is thrown for what an operator wrote: every problem of every
   * file is in the result.
   *
   * @param root the infrastructure root, the folder with {@code proxmox.yaml}
   */
  public static ReadResult read(Path root) {
    return read(root, null);
  }

  /**
   * The same, and tells where the values of one server come from.
   *
   * @param toExplain the server's name, null for none
   */
  public static ReadResult read(Path root, @Nullable String toExplain) {
    var diagnostics = new ArrayList<Diagnostic>();
    SortedMap<String, Path> files = SourceFiles.below(root, diagnostics);
    List<CheckedFile> checked = checked(files);
    boolean hasPipeline =
        files.containsKey(SourceFiles.ROOT_FILE)
            || checked.stream().anyMatch(file -> file.declares(Kind.PIPELINE));
    if (!hasPipeline && diagnostics.isEmpty()) {
      diagnostics.add(noRoot(root));
    }
    diagnostics.addAll(StackFolders.check(files.keySet()));
    var assembly = new Assembly(diagnostics.isEmpty(), toExplain);
    Map<String, String> texts = new HashMap<>();
    for (CheckedFile file : checked) {
      texts.put(file.file(), file.text());
      assembly.add(file);
    }
    return assembly.result(diagnostics, new Sources(texts), new RoleSpecifications(root));
  }

  /** Each file by itself, in the order of their names; of many, several at a time. */
  private static List<CheckedFile> checked(SortedMap<String, Path> files) {
    var entries = files.entrySet().stream();
    return (files.size() < FEW ? entries : entries.parallel())
        .map(file -> CheckedFile.of(file.getKey(), file.getValue()))
        .toList();
  }

  private static Diagnostic noRoot(Path root) {
    boolean isFolder = Files.isDirectory(root);
    return Diagnostic.error(
            "repository.missing",
            isFolder
                ? "there is no " + SourceFiles.ROOT_FILE + " in " + root
                : "there is no folder " + root,
            null)
        .next(
            "go to the root of the infrastructure repo, or write a "
                + SourceFiles.ROOT_FILE
                + " with a document of kind Pipeline");
  }
}
