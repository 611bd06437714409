package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code target/proxmox/<goal>-result.json}: how a goal ended, for tools. */
final class ResultFile {

  private ResultFile() {}

  static String name(String goal) {
    return goal + "-result.json";
  }

  /** {@code plan.html}: the same for a person with a browser. */
  static String page(String goal) {
    return goal + ".html";
  }

  /**
   * Writes the file, and never decides how the goal ends: what was done was done.
   *
   * @return the problems of the goal, and a warning more when the file could not be written
   */
  static List<Diagnostic> write(
      Path root, String goal, ObjectNode result, List<Diagnostic> diagnostics) {
    return write(root, name(goal), result.toPrettyString() + "\n", diagnostics);
  }

  /** The same for any file of {@code target/proxmox}. */
  static List<Diagnostic> write(
      Path root, String name, String content, List<Diagnostic> diagnostics) {
    if (!Files.isRegularFile(root.resolve("proxmox.yaml"))) {
      // not an infrastructure repo: nothing of ours belongs there
      return diagnostics;
    }
    try {
      Site.workspace(root).write(name, content.getBytes(StandardCharsets.UTF_8));
      return diagnostics;
    } catch (DiagnosticException e) {
      if (diagnostics.containsAll(e.diagnostics())) {
        // that is why the goal failed
        return diagnostics;
      }
      List<Diagnostic> more = new ArrayList<>(diagnostics);
      more.add(
          Diagnostic.warning(
                  "result.unwritten", "target/proxmox/" + name + " was not written", null)
              .because(e.diagnostics().get(0).summary())
              .next("nothing else is wrong: tools that read that file see an older run"));
      return more;
    }
  }
}
