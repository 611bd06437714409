package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes recorded plans at one place. */
final class Trees {

  /** A leaf of a value tree: how to get to it, and a copy of the tree with another value there. */
  record Leaf(String path, List<Object> steps, @Nullable Object value) {}

  private Trees() {}

  static List<Leaf> leaves(@Nullable Map<String, @Nullable Object> tree) {
    List<Leaf> leaves = new ArrayList<>();
    collect(List.of(), tree, leaves);
    return leaves;
  }

  private static void collect(List<Object> steps, @Nullable Object value, List<Leaf> leaves) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(plus(steps, String.valueOf(key)), inner, leaves));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(plus(steps, i), list.get(i), leaves);
      }
    } else if (value != null) {
      StringBuilder path = new StringBuilder();
      steps.forEach(step -> path.append(step instanceof Integer ? "[" + step + "]" : "." + step));
      leaves.add(new Leaf(path.substring(1), steps, value));
    }
  }

  private static List<Object> plus(List<Object> steps, Object step) {
    List<Object> more = new ArrayList<>(steps);
    more.add(step);
    return more;
  }

  @SuppressWarnings("unchecked") // a tree's top is a map by construction
  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> tree, List<Object> steps, @Nullable Object value) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(set(tree, steps, value));
  }

  private static @Nullable Object set(
      @Nullable Object at, List<Object> steps, @Nullable Object value) {
    if (steps.isEmpty()) {
      return value;
    }
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Integer index) {
      List<@Nullable Object> copy = new ArrayList<>((List<?>) Objects.requireNonNull(at));
      copy.set(index, set(copy.get(index), rest, value));
      return copy;
    }
    Map<Object, @Nullable Object> copy =
        new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(at));
    copy.put(steps.get(0), set(copy.get(steps.get(0)), rest, value));
    return copy;
  }

  static RootChanges map(RootChanges root, UnaryOperator<ResourceChange> change) {
    return new RootChanges(
        root.changes().stream().map(change).toList(),
        root.drift(),
        root.changesOutputs(),
        root.isErrored());
  }

  static ResourceChange values(
      ResourceChange change,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after,
      Map<String, @Nullable Object> unknown) {
    return new ResourceChange(
        change.address(),
        change.type(),
        change.server(),
        change.previousAddress(),
        change.actions(),
        before,
        after,
        unknown,
        change.replacePaths(),
        change.importId(),
        change.reason(),
        change.changesSensitiveValue());
  }

  static RootChanges withBefore(RootChanges root, String attribute, Object value) {
    return map(
        root,
        change ->
            values(
                change,
                with(Objects.requireNonNull(change.before()), List.of(attribute), value),
                change.after(),
                change.afterUnknown()));
  }

  /** As Terraform does: what is unknown is missing from "after". */
  static RootChanges withUnknown(RootChanges root, Map<String, @Nullable Object> unknown) {
    return map(
        root,
        change -> {
          Map<String, @Nullable Object> after = Objects.requireNonNull(change.after());
          for (Leaf leaf : leaves(unknown)) {
            after = with(after, leaf.steps(), null);
          }
          return values(change, change.before(), after, unknown);
        });
  }

  static RootChanges withPasswords(RootChanges root, String before, String after) {
    List<Object> path = List.of("initialization", 0, "user_account", 0, "password");
    return map(
        root,
        change ->
            values(
                change,
                with(Objects.requireNonNull(change.before()), path, before),
                with(Objects.requireNonNull(change.after()), path, after),
                change.afterUnknown()));
  }

  static RootChanges withoutServer(RootChanges root) {
    return map(
        root,
        change ->
            new ResourceChange(
                "proxmox_virtual_environment_vm.alone",
                change.type(),
                null,
                null,
                change.actions(),
                change.before(),
                change.after(),
                change.afterUnknown(),
                change.replacePaths(),
                null,
                null,
                false));
  }
}
