package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.Comparator;
import java.util.List;

/** In which order the stacks of a plan are read. */
final class ReadingOrder {

  private ReadingOrder() {}

  /**
   * Those that change or that policy says something of: what is refused, then what loses servers.
   */
  static List<StackPlan> changed(PlanReport report) {
    return report.plan().stacks().stream()
        .filter(stack -> isWorthTelling(report, stack))
        .sorted(
            Comparator.comparing((StackPlan stack) -> severity(report, stack))
                .thenComparing(stack -> !losesServers(stack))
                .thenComparing(StackPlan::stack))
        .toList();
  }

  /** What policy refuses, then what it wants approved. */
  static List<Verdict> verdicts(PlanReport report) {
    return report.verdicts().stream()
        .sorted(Comparator.comparing(Verdict::decision, Comparator.reverseOrder()))
        .toList();
  }

  /** The others, by name. */
  static List<StackPlan> unchanged(PlanReport report) {
    return report.plan().stacks().stream().filter(stack -> !isWorthTelling(report, stack)).toList();
  }

  private static boolean isWorthTelling(PlanReport report, StackPlan stack) {
    return !stack.all().isEmpty()
        || stack.hasChanges()
        || !report.verdictsOn(stack.stack()).isEmpty();
  }

  private static int severity(PlanReport report, StackPlan stack) {
    return report.verdictsOn(stack.stack()).stream()
        .mapToInt(verdict -> verdict.decision() == Verdict.Decision.REFUSED ? 0 : 1)
        .min()
        .orElse(2);
  }

  private static boolean losesServers(StackPlan stack) {
    return stack.changes().stream().anyMatch(change -> change.action().isDestructive());
  }
}
