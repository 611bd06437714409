package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one server has, and where each of it comes from.
 *
 * @param values by their paths
 */
public record Explanation(String server, String stack, String cluster, List<Value> values) {

  public Explanation {
    values = List.copyOf(values);
  }

  /**
   * One effective value.
   *
   * @param path in the words of the YAML: {@code disks.data.size}
   * @param text as it would be written
   * @param via what the source names that says it, such as {@code size small}; null when the source
   *     says it itself
   * @param place where it is written, or where it was chosen; null for a default
   */
  public record Value(
      String path, String text, Source source, @Nullable String via, @Nullable Location place) {}

  /** Which layer a value comes from; later ones win. */
  public enum Source {
    /** Nobody said anything. */
    DEFAULT("default"),
    /** Nobody said anything, and it follows from something else. */
    DERIVED("default"),
    STACK("Stack.defaults"),
    SERVER("Server"),
    INSTANCE("instance");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
