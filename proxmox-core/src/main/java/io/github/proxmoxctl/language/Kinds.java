package io.github.proxmoxctl.language;

import java.util.List;
import java.util.Locale;

/** The kinds that documents have, for those who speak of the language itself. */
public final class Kinds {

  private Kinds() {}

  /** {@code Pipeline}, {@code Cluster} … in the order in which they build on each other. */
  public static List<String> words() {
    return Kind.words();
  }

  /** The name of a kind's schema: {@code externalhost} of {@code ExternalHost}. */
  public static String schema(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Where documents of a kind stand: {@code proxmox.yaml}, {@code catalog/}, {@code servers/}. */
  public static String home(String word) {
    return Kind.of(word)
        .orElseThrow(() -> new IllegalArgumentException(word + " is no kind"))
        .home()
        .path();
  }
}
