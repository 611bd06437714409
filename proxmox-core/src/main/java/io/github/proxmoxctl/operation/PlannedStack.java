package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.plan.StackPlan;
import java.util.List;

/**
 * A stack with the saved plans of its roots.
 *
 * @param roots those that were planned; the plan has the others too
 */
record PlannedStack(StackScope scope, List<PlannedRoot> roots, StackPlan plan) {

  PlannedStack {
    roots = List.copyOf(roots);
  }
}
