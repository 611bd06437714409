package io.github.proxmoxctl.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where documents of a kind stand in the infrastructure repo. */
enum Home {
  ROOT_FILE("proxmox.yaml"),
  CATALOG("catalog/"),
  SERVERS("servers/"),
  /** The one that is about all servers of its folder. */
  STACK_FILE("servers/<stack>/stack.yaml");

  // one with the wrong ending is not read, and was to say something nevertheless
  private static final Pattern OF_STACK =
      Pattern.compile("servers/(?:([^/]+)/)?stack\\.ya?ml", Pattern.CASE_INSENSITIVE);

  private final String path;

  Home(String path) {
    this.path = path;
  }

  /** The file, or the folder with a slash behind it. */
  String path() {
    return path;
  }

  /** Whether a file that {@link SourceFiles} found is such a place. */
  boolean holds(String file) {
    return switch (this) {
      case ROOT_FILE -> !file.startsWith("catalog/") && !file.startsWith("servers/");
      case CATALOG -> file.startsWith("catalog/");
      case SERVERS -> file.startsWith("servers/");
      case STACK_FILE -> stackOf(file) != null;
    };
  }

  /** The stack that a file is about, null for any other file. */
  static @Nullable String stackOf(String file) {
    Matcher matcher = OF_STACK.matcher(file);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) == null ? "default" : matcher.group(1);
  }

  /** The place in words, for a document that stands in a file where it does not belong. */
  String near(String file) {
    String[] parts = file.split("/", -1);
    if (this != STACK_FILE || !SERVERS.holds(file)) {
      return toString();
    }
    return parts.length == 2 ? "servers/stack.yaml" : "servers/" + parts[1] + "/stack.yaml";
  }

  @Override
  public String toString() {
    return path.endsWith("/") ? "a file below " + path : path;
  }
}
