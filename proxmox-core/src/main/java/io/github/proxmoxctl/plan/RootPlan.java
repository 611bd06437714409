package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one root module.
 *
 * @param root {@code r01}
 * @param inputs what it is made from ({@link Pins#inputs}), live placement left out
 * @param changes worst first; servers without a change are only counted
 * @param unchanged how many servers stay as they are
 * @param plannedFor why Terraform planned it; null when it did not, since the root is made from
 *     what was applied last and the cluster's list contradicts none of its servers
 */
public record RootPlan(
    String root,
    String inputs,
    List<ServerChange> changes,
    int unchanged,
    @Nullable String plannedFor,
    Digest digest) {

  private static final String ASKED = "it was asked for";

  public RootPlan {
    changes = List.copyOf(changes);
  }

  public static RootPlan of(
      String root, String inputs, List<ServerChange> all, boolean changesOutputs) {
    return of(root, inputs, all, changesOutputs, ASKED);
  }

  /**
   * A root that Terraform planned.
   *
   * @param plannedFor why it did
   */
  public static RootPlan of(
      String root,
      String inputs,
      List<ServerChange> all,
      boolean changesOutputs,
      @Nullable String plannedFor) {
    List<ServerChange> changes =
        all.stream()
            .filter(change -> change.action() != Action.NONE)
            .sorted(
                Comparator.comparing(ServerChange::action)
                    .thenComparing(ServerChange::effect, Comparator.reverseOrder())
                    .thenComparing(ServerChange::server))
            .toList();
    List<Object> parts = new ArrayList<>(List.of("root", root, changesOutputs));
    changes.stream().map(ServerChange::digest).sorted().forEach(parts::add);
    return new RootPlan(
        root, inputs, changes, all.size() - changes.size(), plannedFor, Digest.of(parts));
  }

  /** A root that was only checked by the cluster's list: its digest is that of an empty plan. */
  public static RootPlan unplanned(String root, String inputs, int servers) {
    RootPlan empty = of(root, inputs, List.of(), false, null);
    return new RootPlan(root, inputs, List.of(), servers, null, empty.digest());
  }

  public boolean isPlanned() {
    return plannedFor != null;
  }
}
