package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import java.util.Optional;
import java.util.Set;

/**
 * Which roots are planned whatever the pre-check says.
 *
 * @param all every root
 * @param roots {@code shop/r01}: these
 */
record Thoroughness(boolean all, Set<String> roots) {

  /** Every root is planned. */
  static final Thoroughness ALL = new Thoroughness(true, Set.of());

  /** Only what gives reason to is planned. */
  static final Thoroughness SUSPECTS = new Thoroughness(false, Set.of());

  Thoroughness {
    roots = Set.copyOf(roots);
  }

  /**
   * As thorough as the plan that was approved: what that plan saw in a root and the cluster's list
   * does not show would else be neither found again nor set right.
   */
  static Thoroughness of(Optional<Approval> approval) {
    return approval
        .map(Approval::plan)
        .map(ApprovedPlan::plannedRoots)
        .map(roots -> new Thoroughness(false, roots))
        .orElse(SUSPECTS);
  }

  boolean demands(String root) {
    return all || roots.contains(root);
  }
}
