package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of one root module.
 *
 * @param root {@code r01}
 * @param inputs hash of its generated files, live placement left out
 * @param changes worst first; servers without a change are only counted
 * @param unchanged how many servers stay as they are
 * @param objects changes of what is no server, worst first
 * @param unchangedObjects how many of those stay as they are
 */
public record RootPlan(
    String root,
    String inputs,
    List<ServerChange> changes,
    int unchanged,
    List<ObjectChange> objects,
    int unchangedObjects,
    Digest digest) {

  public RootPlan {
    changes = List.copyOf(changes);
    objects = List.copyOf(objects);
  }

  /** A root of servers. */
  public static RootPlan of(
      String root, String inputs, List<ServerChange> all, boolean changesOutputs) {
    List<ServerChange> changes = changed(all);
    return new RootPlan(
        root,
        inputs,
        changes,
        all.size() - changes.size(),
        List.of(),
        0,
        digest(root, changes, changesOutputs));
  }

  /** A root of objects that belong to no server. */
  public static RootPlan ofObjects(
      String root, String inputs, List<ObjectChange> all, boolean changesOutputs) {
    List<ObjectChange> changes = changed(all);
    return new RootPlan(
        root,
        inputs,
        List.of(),
        0,
        changes,
        all.size() - changes.size(),
        digest(root, changes, changesOutputs));
  }

  private static <T extends Change> List<T> changed(List<T> all) {
    return all.stream()
        .filter(change -> change.action() != Action.NONE)
        .sorted(Change.WORST_FIRST)
        .toList();
  }

  private static Digest digest(
      String root, List<? extends Change> changes, boolean changesOutputs) {
    List<Object> parts = new ArrayList<>(List.of("root", root, changesOutputs));
    changes.stream().map(Change::digest).sorted().forEach(parts::add);
    return Digest.of(parts);
  }

  /** The changes of servers and of objects. */
  public List<Change> all() {
    return Stream.<Change>concat(changes.stream(), objects.stream())
        .sorted(Change.WORST_FIRST)
        .toList();
  }

  /** Whether nothing is done but to take away. */
  public boolean onlyRemoves() {
    List<Change> all = all();
    return !all.isEmpty() && all.stream().allMatch(change -> change.action() == Action.DESTROY);
  }
}
