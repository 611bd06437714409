package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.language.tree.FileText;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return read(root, null);
  }

  /**
   * The same, and tells where the values of one server come from.
   *
   * @param toExplain the server's name, null for none
   */
  public static ReadResult read(Path root, @Nullable String toExplain) {
    var diagnostics = new ArrayList<Diagnostic>();
    List<String> files = SourceFiles.below(root, diagnostics);
    if (!Files.isRegularFile(root.resolve(SourceFiles.ROOT_FILE)) && diagnostics.isEmpty()) {
      diagnostics.add(noRoot(root));
    }
    diagnostics.addAll(StackFolders.check(files));
    var reader = new StrictReader();
    var assembly = new Assembly(diagnostics.isEmpty(), toExplain);
    Map<String, String> texts = new HashMap<>();
    for (String file : files) {
      FileText text = text(root, file);
      texts.put(file, text.text());
      Reading reading =
          text.problem() == null
              ? reader.read(file, text.text())
              : new Reading(List.of(), List.of(text.problem()), false);
      assembly.add(file, reading);
    }
    return assembly.result(diagnostics, new Sources(texts), new RoleSpecifications(root));
  }

  private static FileText text(Path root, String file) {
    // one byte more than allowed tells a file that is too large without reading all of it
    try (InputStream stream = Files.newInputStream(root.resolve(file))) {
      byte[] bytes = stream.readNBytes(FileText.LARGEST + 1);
      return bytes.length > FileText.LARGEST
          ? new FileText("", FileText.tooLarge(file, Files.size(root.resolve(file))))
          : FileText.of(file, bytes);
    } catch (IOException e) {
      return new FileText("", SourceFiles.unreadable(file, e));
    }
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
