package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of a resource's value tree by Terraform's path; the exact values that a digest covers.
 * Null and empty are the same: the provider writes now one, now the other.
 */
final class RawValues {

  private RawValues() {}

  /** The digest of what a change does; values that move by themselves count not. */
  static Digest digest(ResourceChange change, Action action, Effect effect) {
    List<@Nullable Object> parts =
        new ArrayList<>(
            Arrays.asList(
                "change",
                change.address(),
                change.previousAddress(),
                change.actions(),
                action,
                effect,
                change.importId(),
                change.replacePaths().stream().map(List::toString).sorted().toList()));
    SortedMap<String, String> before = leaves(change.before());
    if (action == Action.DESTROY) {
      // the rest of a VM may still change; what is approved is that this one goes
      parts.add(before.get(".vm_id"));
      return Digest.of(parts);
    }
    SortedMap<String, String> after = leaves(Unknown.mark(change));
    SortedSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      if (!Objects.equals(before.get(path), after.get(path))
          && !Vocabulary.isComputedPath(path.substring(1))) {
        parts.add(path);
        parts.add(before.get(path));
        parts.add(after.get(path));
      }
    }
    return Digest.of(parts);
  }

  /** Whether anything below a top attribute differs. */
  static boolean differ(ResourceChange change, String attribute) {
    return !leaves(change.before())
        .subMap("." + attribute, "." + attribute + "~")
        .equals(leaves(Unknown.mark(change)).subMap("." + attribute, "." + attribute + "~"));
  }

  /** A tree whose one leaf is at a path such as {@code ["clone", 0, "vm_id"]}. */
  static Map<String, @Nullable Object> tree(List<Object> path) {
    Object tree = "…";
    for (int i = path.size() - 1; i > 0; i--) {
      if (path.get(i) instanceof Number index) {
        List<@Nullable Object> list =
            new ArrayList<>(Collections.nCopies(index.intValue() + 1, null));
        list.set(index.intValue(), tree);
        tree = list;
      } else {
        tree = Map.of(String.valueOf(path.get(i)), tree);
      }
    }
    return path.isEmpty() ? Map.of() : Map.of(String.valueOf(path.get(0)), tree);
  }

  private static SortedMap<String, String> leaves(@Nullable Map<String, @Nullable Object> tree) {
    SortedMap<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    return leaves;
  }

  private static void collect(
      String path, @Nullable Object value, SortedMap<String, String> leaves) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(path + "." + key, inner, leaves));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i), leaves);
      }
    } else if (value != null && !value.toString().isEmpty()) {
      leaves.put(path, value.toString());
    }
  }
}
