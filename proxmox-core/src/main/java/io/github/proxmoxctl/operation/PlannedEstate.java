package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.plan.PlanReport;
import java.util.List;

/** Everything planned: the stacks with their saved plans, and the report on them. */
record PlannedEstate(Estate estate, List<PlannedStack> stacks, PlanReport report) {

  PlannedEstate {
    stacks = List.copyOf(stacks);
  }
}
