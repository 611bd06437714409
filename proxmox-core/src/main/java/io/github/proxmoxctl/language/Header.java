package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first two lines of a document: which language, which kind.
 *
 * @param kind null when it is unknown, and that is among the problems
 * @param document the document for its schema, which need not speak of the header again; null when
 *     it is none
 */
record Header(@Nullable Kind kind, @Nullable MapNode document, List<Diagnostic> problems) {

  private static final String API_VERSION = "proxmoxctl/v1";

  Header {
    problems = List.copyOf(problems);
  }

  static Header of(String file, Node root) {
    if (!(root instanceof MapNode map)) {
      return new Header(null, null, List.of(shape(root)));
    }
    var problems = new ArrayList<Diagnostic>();
    if (map.get("apiVersion") == null && map.get("kind") == null) {
      Optional<Diagnostic> misspelt = misspelt("kind", map).or(() -> misspelt("apiVersion", map));
      return new Header(null, map, List.of(misspelt.orElseGet(() -> noDocument(map))));
    }
    MapNode document = version(map, problems);
    Node word = map.get("kind");
    if (word == null) {
      problems.add(
          misspelt("kind", map).orElseGet(() -> missing("kind", "kind: Server", map.location())));
      return new Header(null, document, problems);
    }
    Kind kind = null;
    if (word instanceof ScalarNode scalar) {
      kind = Kind.of(scalar.text()).orElse(null);
      if (kind == null && !scalar.isRefused()) {
        problems.add(unknown(scalar.text(), word.location()));
      }
    } else {
      problems.add(
          Diagnostic.error(
                  "value.type", "kind is " + word.shape() + "; text belongs here", word.location())
              .next("write one of: " + String.join(", ", Kind.words())));
    }
    if (kind != null && !kind.home().holds(file)) {
      problems.add(misplaced(kind, file, word.location()));
    }
    return new Header(kind, document, problems);
  }

  private static MapNode version(MapNode map, List<Diagnostic> problems) {
    Node version = map.get("apiVersion");
    if (API_VERSION.equals(map.text("apiVersion"))) {
      return map;
    }
    Location location = version == null ? map.location() : version.location();
    if (version == null) {
      Optional<Diagnostic> misspelt = misspelt("apiVersion", map);
      problems.add(
          misspelt.orElseGet(() -> missing("apiVersion", "apiVersion: " + API_VERSION, location)));
      String typed = near("apiVersion", map).orElse("apiVersion");
      return map.without(typed)
          .with("apiVersion", new ScalarNode("", ScalarNode.Style.REFUSED, location));
    }
    if (!(version instanceof ScalarNode scalar && scalar.isRefused())) {
      String given =
          version instanceof ScalarNode scalar ? Quoted.of(scalar.text()) : version.shape();
      problems.add(
          Diagnostic.error(
                  "document.apiVersion", given + " is no version of the language", location)
              .next("write `apiVersion: " + API_VERSION + "`"));
    }
    return map.with("apiVersion", new ScalarNode("", ScalarNode.Style.REFUSED, location));
  }

  private static Diagnostic shape(Node root) {
    return Diagnostic.error(
            "document.shape",
            "a document is a mapping, and this is " + root.shape(),
            root.location())
        .next("begin it with `apiVersion: " + API_VERSION + "` and `kind: …`");
  }

  private static Diagnostic noDocument(MapNode map) {
    return Diagnostic.error("document.shape", "this is no document of the language", map.location())
        .because("it has no `apiVersion` and no `kind`")
        .next("begin it with `apiVersion: " + API_VERSION + "` and `kind: …`");
  }

  private static Optional<String> near(String key, MapNode map) {
    return map.keys().stream()
        .filter(typed -> DidYouMean.nearest(typed, List.of(key)).isPresent())
        .findFirst();
  }

  private static Optional<Diagnostic> misspelt(String key, MapNode map) {
    return near(key, map)
        .map(
            typed ->
                Diagnostic.error(
                        "key.unknown",
                        "there is no key " + Quoted.of(typed) + " here",
                        map.keyLocation(typed))
                    .next("did you mean " + Quoted.of(key) + "?"));
  }

  private static Diagnostic missing(String key, String example, Location location) {
    return Diagnostic.error("key.missing", "the document has no " + Quoted.of(key), location)
        .next("add it, such as `" + example + "`");
  }

  private static Diagnostic unknown(String word, Location location) {
    if (Kind.NOT_YET.contains(word)) {
      return Diagnostic.error(
              "kind.notYet", "the kind " + Quoted.of(word) + " is not supported yet", location)
          .next("leave the document out for now; the word is kept for it");
    }
    return Diagnostic.error("kind.unknown", "there is no kind " + Quoted.of(word), location)
        .next(
            DidYouMean.nearest(word, Kind.words())
                .map(kind -> "did you mean " + Quoted.of(kind) + "?")
                .orElse("write one of: " + String.join(", ", Kind.words())));
  }

  private static Diagnostic misplaced(Kind kind, String file, Location location) {
    return Diagnostic.error(
            "kind.misplaced",
            "a document of kind " + kind.word() + " does not belong in this file",
            location)
        .next("move it to " + kind.home().near(file));
  }
}
