package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.schema.KindSchema;
import io.github.proxmoxctl.language.tree.Document;
import io.github.proxmoxctl.language.tree.FileText;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as far as it can be judged without the others: read, and each document against the
 * schema of its kind. Files are checked in any order and at the same time.
 *
 * @param file path relative to the infrastructure root
 * @param isComplete whether everything in it is among the documents
 */
record CheckedFile(
    String file,
    String text,
    List<Checked> documents,
    List<Diagnostic> diagnostics,
    boolean isComplete) {

  CheckedFile {
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * A document of a known kind.
   *
   * @param isFit whether nothing at all is wrong with it so far
   */
  record Checked(Kind kind, MapNode root, boolean isFit) {

    /** Its name; null when it has none that can be read. */
    @Nullable String name() {
      MapNode metadata = root.map("metadata");
      return metadata == null ? null : metadata.text("name");
    }
  }

  boolean declares(Kind kind) {
    return documents.stream().anyMatch(document -> document.kind() == kind);
  }

  /** Whether nothing at all is wrong with it, and nothing of it is left out. */
  boolean isRight() {
    return isComplete && diagnostics.isEmpty() && documents.stream().allMatch(Checked::isFit);
  }

  static CheckedFile of(Contents contents) {
    String file = contents.file();
    FileText text = contents.text();
    if (text.problem() != null) {
      return new CheckedFile(file, text.text(), List.of(), List.of(text.problem()), false);
    }
    Reading reading = new StrictReader().read(file, text.text());
    var documents = new ArrayList<Checked>();
    var diagnostics = new ArrayList<>(reading.diagnostics());
    boolean isComplete = reading.isComplete();
    for (Document document : reading.documents()) {
      Header header = Header.of(file, document.root());
      diagnostics.addAll(header.problems());
      Kind kind = header.kind();
      MapNode root = header.document();
      if (kind == null || root == null) {
        // whatever it was meant to be
        isComplete = false;
        continue;
      }
      List<Diagnostic> violations = KindSchema.of(kind.schema()).check(root);
      diagnostics.addAll(violations);
      boolean isFit = document.isIntact() && header.problems().isEmpty() && violations.isEmpty();
      documents.add(new Checked(kind, root, isFit));
    }
    return new CheckedFile(file, text.text(), documents, diagnostics, isComplete);
  }
}
