package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;

/** One rule on a stack's plan; pure. */
interface PolicyRule {
  List<Verdict> judge(StackPlan stack, DesiredState desired);
}
