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

  private Repository() {}

  /**
   * Reads all of it, once. Nothing is thrown for what an operator wrote: every problem of every
   * file is in the result.
   *
   * @param root the infrastructure root, the folder with {@code proxmox.yaml}
   */
  public static ReadResult read(Path root) {
    return read(root, null, ParseCache.NONE);
  }

  /**
   * The same, and tells where the values of one server come from.
   *
   * @param toExplain the server's name, null for none
   * @param cache what spares reading files again that are as they were
   */
  public static ReadResult read(Path root, @Nullable String toExplain, ParseCache cache) {
    return read(root, toExplain, new FileReading(cache, CodeStamp::current, FileReading.SMALL));
  }

  static ReadResult read(Path root, @Nullable String toExplain, FileReading reading) {
    var diagnostics = new ArrayList<Diagnostic>();
    SortedMap<String, Path> files = SourceFiles.below(root, diagnostics);
    List<CheckedFile> checked = reading.of(files);
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
    var result = assembly.result(diagnostics, new Sources(texts), new RoleSpecifications(root));
    reading.finish();
    return result;
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
