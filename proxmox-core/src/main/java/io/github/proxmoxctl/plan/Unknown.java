package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Terraform leaves out of {@code after} what it learns only by applying, and names it in {@code
 * after_unknown}: a tree with true at such leaves (and false, or nothing, at the others).
 */
final class Unknown {

  /** Stands where the value will be. */
  static final String VALUE = "(known after apply)";

  private Unknown() {}

  /** The values after the change, with {@link #VALUE} where they are not known. */
  static @Nullable Map<String, @Nullable Object> mark(ResourceChange change) {
    Map<String, @Nullable Object> after = change.after();
    if (after == null) {
      return null;
    }
    Map<String, @Nullable Object> marked = new LinkedHashMap<>(after);
    change.afterUnknown().forEach((key, unknown) -> marked.put(key, mark(after.get(key), unknown)));
    return marked;
  }

  private static @Nullable Object mark(@Nullable Object value, @Nullable Object unknown) {
    if (Boolean.TRUE.equals(unknown)) {
      return VALUE;
    }
    if (unknown instanceof Map<?, ?> tree && (value == null || value instanceof Map)) {
      Map<Object, @Nullable Object> marked = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> map) {
        marked.putAll(map);
      }
      tree.forEach((key, inner) -> marked.put(key, mark(marked.get(key), inner)));
      return value == null && marked.isEmpty() ? null : marked;
    }
    if (unknown instanceof List<?> tree && (value == null || value instanceof List)) {
      List<@Nullable Object> marked = new ArrayList<>();
      if (value instanceof List<?> list) {
        marked.addAll(list);
      }
      for (int i = 0; i < tree.size(); i++) {
        if (i < marked.size()) {
          marked.set(i, mark(marked.get(i), tree.get(i)));
        } else {
          marked.add(mark(null, tree.get(i)));
        }
      }
      return value == null && marked.isEmpty() ? null : marked;
    }
    return value;
  }
}
