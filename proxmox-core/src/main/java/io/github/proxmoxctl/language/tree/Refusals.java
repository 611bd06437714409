package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.SecretShapes;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What YAML has and the language refuses, and what no file may hold. A refused value stays in the
 * tree as {@link Style#REFUSED}, so that nothing more is said about it.
 */
final class Refusals {

  private static final String REPEATED =
      "write the value out; a series of like servers is `replicas`";

  private final List<Diagnostic> diagnostics;
  private final SourceLines lines;
  private final Set<String> anchors = new HashSet<>();

  Refusals(List<Diagnostic> diagnostics, SourceLines lines) {
    this.diagnostics = diagnostics;
    this.lines = lines;
  }

  boolean allowsTag(@Nullable String tag, Location location) {
    return tag == null
        || refuse(
            "yaml.tag",
            "YAML tags (!name) are not used here",
            "remove it; a secret is a reference such as {env: NAME}, and a text that begins with"
                + " `!` needs quotes",
            location);
  }

  boolean allowsAnchor(@Nullable String anchor, Location location) {
    if (anchor == null) {
      return true;
    }
    anchors.add(anchor);
    return refuse("yaml.anchor", "YAML anchors (&name) are not used here", REPEATED, location);
  }

  void alias(String anchor, Location location) {
    // with its anchor gone it cannot stay, and that is said
    if (!anchors.contains(anchor)) {
      refuse("yaml.alias", "YAML aliases (*name) are not used here", REPEATED, location);
    }
  }

  /** {@code ? [a, b]}, or {@code {{ name }}} of a template. */
  void structuredKey(Location location) {
    Diagnostic template = KnownSlips.in(location.line(), lines);
    diagnostics.add(
        template != null
            ? template
            : Diagnostic.error("yaml.syntax", "a key must be a plain text", location)
                .next("write `key: value`"));
  }

  /** {@code {cores:2}}, which YAML takes for a key without a value. */
  boolean isBlankMissing(String key, Location location, Node value) {
    int colon = key.indexOf(':');
    boolean isMeant =
        colon > 0
            && colon < key.length() - 1
            && value instanceof ScalarNode scalar
            && scalar.style() == Style.PLAIN
            && scalar.text().isEmpty();
    if (isMeant) {
      String written = key.substring(0, colon) + ": " + key.substring(colon + 1);
      diagnostics.add(
          Diagnostic.error("yaml.syntax", "a blank is missing after `:`", location)
              .next("write `" + Quoted.visible(written) + "`"));
    }
    return isMeant;
  }

  /** A mapping that goes on where another document was meant to begin. */
  void missingSeparator(Location location) {
    diagnostics.add(
        Diagnostic.error(
                "yaml.duplicate", "another document begins here without a line `---`", location)
            .next("write `---` on a line of its own before it"));
  }

  void tooDeep(int deepest, Location location) {
    diagnostics.add(
        Diagnostic.error(
                "yaml.depth", "more than " + deepest + " levels within each other", location)
            .next("look for a wrong indentation; nothing in the language needs so many"));
  }

  void duplicate(String key, Location location, Location first) {
    diagnostics.add(
        Diagnostic.error(
                "yaml.duplicate", "the key " + Quoted.of(key) + " is there twice", location)
            .next("keep one of them")
            .see(first, "first written here"));
  }

  boolean allowsKey(String key, Location location) {
    if (key.equals("<<")) {
      return refuse("yaml.merge", "YAML merge keys (<<) are not used here", REPEATED, location);
    }
    if (isPrintableAscii(key) && !key.isBlank()) {
      return true;
    }
    if (key.isBlank() || key.codePoints().anyMatch(Quoted::isInvisible)) {
      diagnostics.add(
          Diagnostic.error("yaml.key", "a key cannot be " + Quoted.of(key), location)
              .next("write a name"));
      return false;
    }
    var odd = key.codePoints().filter(Refusals::isOddBlank).findFirst();
    if (odd.isPresent()) {
      diagnostics.add(
          MisleadingCharacters.problem(odd.getAsInt(), location)
              .next("retype the key with ordinary blanks"));
      return false;
    }
    return true;
  }

  private static boolean isPrintableAscii(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character < ' ' || character > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isOddBlank(int point) {
    return point != ' ' && Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  boolean allowsEscapes(String text, Location location) {
    var misleading = text.codePoints().filter(MisleadingCharacters::isOne).findFirst();
    if (misleading.isPresent()) {
      diagnostics.add(
          MisleadingCharacters.problem(misleading.getAsInt(), location)
              .next("remove it; as an escape it is no less misleading"));
      return false;
    }
    return true;
  }

  Node checkValue(String key, Location keyLocation, Node value) {
    if (!(value instanceof ScalarNode scalar) || scalar.isRefused()) {
      return value;
    }
    if (isEmpty(scalar)) {
      return empty(Quoted.of(key) + " has no value", keyLocation);
    }
    boolean isAnnounced = SecretShapes.announcesSecret(key) && scalar.asBoolean().isEmpty();
    return isAnnounced || SecretShapes.looksSecret(scalar.text()) ? secret(key, scalar) : value;
  }

  Node checkItem(Node item) {
    if (!(item instanceof ScalarNode scalar) || scalar.isRefused()) {
      return item;
    }
    if (isEmpty(scalar)) {
      return empty("an item of the list has no value", item.location());
    }
    return SecretShapes.looksSecret(scalar.text()) ? secret("this item", scalar) : item;
  }

  private static boolean isEmpty(ScalarNode scalar) {
    return scalar.style() == Style.PLAIN
        && (scalar.text().isEmpty() || scalar.text().equals("~") || scalar.text().equals("null"));
  }

  private Node empty(String summary, Location location) {
    diagnostics.add(
        Diagnostic.error("value.empty", summary, location).next("give it a value or remove it"));
    return new ScalarNode("", Style.REFUSED, location);
  }

  private Node secret(String key, ScalarNode scalar) {
    diagnostics.add(
        Diagnostic.error(
                "secret.literal",
                (key.equals("this item") ? key : Quoted.of(key)) + " holds a secret itself",
                scalar.location())
            .because("what is committed to Git stays there for all who can read it")
            .next("write a reference, such as {env: NAME}, and change the secret"));
    return new ScalarNode("", Style.REFUSED, scalar.location());
  }

  private boolean refuse(String code, String summary, String remedy, Location location) {
    diagnostics.add(Diagnostic.error(code, summary, location).next(remedy));
    return false;
  }
}
