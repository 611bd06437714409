package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one root module.
 *
 * @param root {@code r01}
 * @param inputs what it is made from ({@link Pins#inputs}), live placement left out
 * @param changes worst first; servers without a change are only counted
 * @param unchanged how many servers stay as they are
 * @param objects changes of what is no server, worst first
 * @param unchangedObjects how many of those stay as they are
 * @param plannedFor why Terraform planned it; null when it did not, since the root is made from
 *     what was applied last and the cluster's list contradicts none of its servers
 */
public record RootPlan(
    String root,
    String inputs,
    List<ServerChange> changes,
    int unchanged,
    List<ObjectChange> objects,
    int unchangedObjects,
    @Nullable String plannedFor,
    Digest digest) {

  private static final String ASKED = "it was asked for";

  public RootPlan {
    changes = List.copyOf(changes);
    objects = List.copyOf(objects);
  }

  /** A root of servers. */
  public static RootPlan of(
      String root, String inputs, List<ServerChange> all, boolean changesOutputs) {
    return of(root, inputs, all, changesOutputs, ASKED);
  }

  /**
   * A root of servers that Terraform planned.
   *
   * @param plannedFor why it did
   */
  public static RootPlan of(
      String root,
      String inputs,
      List<ServerChange> all,
      boolean changesOutputs,
      String plannedFor) {
    List<ServerChange> changes = changed(all);
    return new RootPlan(
        root,
        inputs,
        changes,
        all.size() - changes.size(),
        List.of(),
        0,
        plannedFor,
        digest(root, changes, changesOutputs));
  }

  /** A root of objects that belong to no server. */
  public static RootPlan ofObjects(
      String root, String inputs, List<ObjectChange> all, boolean changesOutputs) {
    return ofObjects(root, inputs, all, changesOutputs, ASKED);
  }

  /**
   * The same.
   *
   * @param plannedFor why Terraform planned it
   */
  public static RootPlan ofObjects(
      String root,
      String inputs,
      List<ObjectChange> all,
      boolean changesOutputs,
      String plannedFor) {
    List<ObjectChange> changes = changed(all);
    return new RootPlan(
        root,
        inputs,
        List.of(),
        0,
        changes,
        all.size() - changes.size(),
        plannedFor,
        digest(root, changes, changesOutputs));
  }

  /** A root that was only checked by the cluster's list: its digest is that of an empty plan. */
  public static RootPlan unplanned(String root, String inputs, int servers, int objects) {
    return new RootPlan(
        root, inputs, List.of(), servers, List.of(), objects, null, digest(root, List.of(), false));
  }

  public boolean isPlanned() {
    return plannedFor != null;
  }

  /** The same plan with more said of its servers; what is approved stays as it is. */
  public RootPlan told(UnaryOperator<ServerChange> words) {
    return new RootPlan(
        root,
        inputs,
        changes.stream().map(words).toList(),
        unchanged,
        objects,
        unchangedObjects,
        plannedFor,
        digest);
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
