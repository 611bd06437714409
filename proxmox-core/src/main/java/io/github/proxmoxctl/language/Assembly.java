package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.language.decode.Draft;
import io.github.proxmoxctl.language.decode.KindDocument;
import io.github.proxmoxctl.language.schema.KindSchema;
import io.github.proxmoxctl.language.tree.Document;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the documents of all files together: header, schema, decoding, and what is left out. */
final class Assembly {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<Kind, List<KindDocument>> documents = new EnumMap<>(Kind.class);
  private final Map<String, Set<String>> undecoded = new HashMap<>();
  private boolean isComplete;

  /**
   * @param hasAllFiles whether every file that belongs to the repo is among those that are added
   */
  Assembly(boolean hasAllFiles) {
    this.isComplete = hasAllFiles;
  }

  void add(String file, Reading reading) {
    diagnostics.addAll(reading.diagnostics());
    isComplete &= reading.isComplete();
    reading.documents().forEach(document -> add(file, document));
  }

  private void add(String file, Document document) {
    Header header = Header.of(file, document.root());
    diagnostics.addAll(header.problems());
    Kind kind = header.kind();
    MapNode root = header.document();
    if (kind == null || root == null) {
      // whatever it was meant to be
      isComplete = false;
      return;
    }
    List<Diagnostic> violations = KindSchema.of(kind.schema()).check(root);
    diagnostics.addAll(violations);
    if (document.isIntact() && header.problems().isEmpty() && violations.isEmpty()) {
      documents.computeIfAbsent(kind, any -> new ArrayList<>()).add(new KindDocument(file, root));
    } else {
      leaveOut(kind, root);
    }
  }

  private void leaveOut(Kind kind, MapNode root) {
    MapNode metadata = root.map("metadata");
    String name = metadata == null ? null : metadata.text("name");
    undecoded.computeIfAbsent(kind.word(), any -> new HashSet<>()).add(name == null ? "" : name);
  }

  ReadResult result(List<Diagnostic> earlier, Sources sources) {
    var draft = new Draft();
    for (Kind kind : Kind.values()) {
      for (KindDocument document : documents.getOrDefault(kind, List.of())) {
        int before = draft.problemCount();
        kind.decoder().decode(document, draft);
        if (draft.problemCount() > before) {
          leaveOut(kind, document.root());
        }
      }
    }
    var left = new Undecoded(!isComplete, undecoded);
    diagnostics.addAll(draft.problems());
    diagnostics.addAll(Singles.check(draft, left));
    diagnostics.addAll(earlier);
    return new ReadResult(state(draft), left, diagnostics.stream().sorted().toList(), sources);
  }

  private static DesiredState state(Draft draft) {
    return new DesiredState(
        draft.pipelines().isEmpty() ? Singles.STAND_IN : draft.pipelines().get(0),
        draft.clusters().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList(),
        draft.networks().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList(),
        draft.images().stream().sorted((one, other) -> one.name().compareTo(other.name())).toList(),
        draft.servers().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList());
  }
}
