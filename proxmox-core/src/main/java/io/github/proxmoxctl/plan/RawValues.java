package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Leaves of a resource's value tree by Terraform's path; the exact values that a digest covers. */
final class RawValues {

  private RawValues() {}

  /**
   * The digest of what a change does: values that move by themselves or are not yet known count
   * not.
   */
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
                change.replacePaths()));
    SortedMap<String, String> before = leaves(change.before());
    if (action == Action.DESTROY) {
      // the rest of a VM may still change; what is approved is that this one goes
      parts.add(before.get(".vm_id"));
      return Digest.of(parts);
    }
    SortedMap<String, String> after = leaves(change.after());
    after.keySet().removeAll(leaves(change.afterUnknown()).keySet());
    SortedMap<String, String> all = new TreeMap<>(before);
    all.putAll(after);
    for (String path : all.keySet()) {
      if (!Objects.equals(before.get(path), after.get(path)) && !isComputed(path)) {
        parts.add(path);
        parts.add(before.get(path));
        parts.add(after.get(path));
      }
    }
    return Digest.of(parts);
  }

  private static boolean isComputed(String path) {
    return ServerWords.isComputed(path.substring(1));
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
    } else if (value != null) {
      leaves.put(path, value.toString());
    }
  }
}
