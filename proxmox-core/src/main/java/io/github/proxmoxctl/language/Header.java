package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import java.util.List;
import java.util.Optional;

/** The first two lines of a document: which language, which kind. */
final class Header {

  private static final String API_VERSION = "proxmoxctl/v1";

  private Header() {}

  /** The kind of a document; what is wrong with its header is added to the problems. */
  static Optional<Kind> kind(String file, Node root, List<Diagnostic> problems) {
    if (!(root instanceof MapNode map)) {
      problems.add(
          Diagnostic.error(
                  "document.shape",
                  "a document is a mapping, and this is " + root.shape(),
                  root.location())
              .next("begin it with `apiVersion: " + API_VERSION + "` and `kind: …`"));
      return Optional.empty();
    }
    checkVersion(map, problems);
    String word = map.text("kind");
    if (word == null) {
      if (map.get("kind") == null) {
        problems.add(missing("kind", "kind: Server", map.location()));
      } else if (map.get("kind") instanceof MapNode
          || map.get("kind") instanceof io.github.proxmoxctl.language.tree.ListNode) {
        problems.add(unknown("something else than a word", map));
      }
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.of(word);
    if (kind.isEmpty()) {
      problems.add(unknown(word, map));
    } else if (kind.get().home() != Home.of(file)) {
      problems.add(misplaced(kind.get(), map));
    }
    return kind;
  }

  private static void checkVersion(MapNode map, List<Diagnostic> problems) {
    Node version = map.get("apiVersion");
    if (version == null) {
      problems.add(missing("apiVersion", "apiVersion: " + API_VERSION, map.location()));
    } else if (map.text("apiVersion") != null && !API_VERSION.equals(map.text("apiVersion"))) {
      problems.add(
          Diagnostic.error(
                  "document.apiVersion",
                  Quoted.of(String.valueOf(map.text("apiVersion")))
                      + " is no version of the language",
                  version.location())
              .next("write `apiVersion: " + API_VERSION + "`"));
    }
  }

  private static Diagnostic missing(String key, String example, Location location) {
    return Diagnostic.error("key.missing", "the document has no " + Quoted.of(key), location)
        .next("add it, such as `" + example + "`");
  }

  private static Diagnostic unknown(String word, MapNode map) {
    Location location =
        Optional.ofNullable(map.get("kind")).map(Node::location).orElse(map.location());
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

  private static Diagnostic misplaced(Kind kind, MapNode map) {
    return Diagnostic.error(
            "kind.misplaced",
            "a document of kind " + kind.word() + " does not belong in this file",
            Optional.ofNullable(map.get("kind")).map(Node::location).orElse(map.location()))
        .next("move it to " + kind.home());
  }
}
