package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The presets that {@code size} names: those of the catalog, and the built-in ones that no document
 * replaces.
 */
record Sizes(Draft draft, Collection<Diagnostic> problems) {

  static final String KEY = "size";

  /**
   * What the {@code size} of a layer stands for; empty when it names none, or one that cannot be
   * known. That is reported, unless the size may stand in a document with a mistake.
   */
  Optional<MapNode> preset(MapNode layer) {
    Node size = layer.get(KEY);
    String name = layer.text(KEY);
    if (size == null || name == null) {
      return Optional.empty();
    }
    if (draft.mayBeUndecoded("Size", name)) {
      return Optional.empty();
    }
    MapNode declared = draft.preset(name);
    Optional<MapNode> found =
        declared == null ? BuiltInSizes.of(name, size.location()) : Optional.of(declared);
    if (found.isEmpty()) {
      problems.add(unknown(name, size.location()));
    }
    return found;
  }

  private Diagnostic unknown(String name, Location location) {
    Set<String> known = new TreeSet<>(BuiltInSizes.names());
    draft.sizes().forEach(size -> known.add(size.name()));
    Diagnostic problem =
        Diagnostic.error("reference.unknown", "there is no size " + Quoted.of(name), location);
    Optional<String> meant = DidYouMean.nearest(name, known);
    return meant
        .map(
            word ->
                problem
                    .next("did you mean " + Quoted.of(word) + "?")
                    .see(declaration(word), "declared here"))
        .orElseGet(
            () ->
                problem.next(
                    "write one of: "
                        + String.join(", ", known)
                        + "; or declare it: kind Size in catalog/"));
  }

  private @Nullable Location declaration(String name) {
    return draft.sizes().stream()
        .filter(size -> size.name().equals(name))
        .map(size -> size.origins().whole())
        .findFirst()
        .orElse(null);
  }
}
