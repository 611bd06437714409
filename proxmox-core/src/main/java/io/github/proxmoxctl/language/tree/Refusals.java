package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.SecretShapes;
import io.github.proxmoxctl.language.tree.ScalarNode.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What YAML has and the language refuses, and what no file may hold. A refused value stays in the
 * tree as {@link Style#REFUSED}, so that nothing more is said about it.
 */
final class Refusals {

  private final List<Diagnostic> diagnostics;

  Refusals(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** By the parser's word: a container's first character may be that of its first key. */
  void checkContainer(@Nullable Object tag, @Nullable Object anchor, Location location) {
    if (tag != null) {
      refuse("yaml.tag", "YAML tags (!name) are not used here", location);
    } else if (anchor != null) {
      refuse("yaml.anchor", "YAML anchors (&name) are not used here", location);
    }
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

  boolean allowsKey(String key, char first, Location location) {
    if (!allowsStart(first, location)) {
      return false;
    }
    if (key.equals("<<")) {
      return refuse("yaml.merge", "YAML merge keys (<<) are not used here", location);
    }
    if (key.isBlank() || key.codePoints().anyMatch(Quoted::isInvisible)) {
      diagnostics.add(
          Diagnostic.error("yaml.key", "a key cannot be " + Quoted.of(key), location)
              .next("write a name"));
      return false;
    }
    return true;
  }

  boolean allowsScalar(String text, char first, Location location) {
    if (!allowsStart(first, location)) {
      return false;
    }
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

  /**
   * By the source's own character: the parser names no anchor of a scalar, and gives that of a
   * mapping to its first key as well.
   */
  private boolean allowsStart(char first, Location location) {
    return switch (first) {
      case '*' -> refuse("yaml.alias", "YAML aliases (*name) are not used here", location);
      case '&' -> refuse("yaml.anchor", "YAML anchors (&name) are not used here", location);
      case '!' -> refuse("yaml.tag", "YAML tags (!name) are not used here", location);
      default -> true;
    };
  }

  private boolean refuse(String code, String summary, Location location) {
    boolean isSaid =
        diagnostics.stream()
            .anyMatch(said -> said.code().equals(code) && location.equals(said.location()));
    if (!isSaid) {
      diagnostics.add(
          Diagnostic.error(code, summary, location)
              .next("write the value out; a series of like servers is `replicas`"));
    }
    return false;
  }
}
