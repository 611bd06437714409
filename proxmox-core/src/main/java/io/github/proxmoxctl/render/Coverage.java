package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.StackPlan;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How much of an estate Terraform planned; of the rest the cluster's list was compared, which shows
 * less.
 */
record Coverage(int planned, int all) {

  static Coverage of(Collection<StackPlan> stacks) {
    int all = stacks.stream().mapToInt(stack -> stack.roots().size()).sum();
    long planned =
        stacks.stream()
            .flatMap(stack -> stack.roots().stream())
            .filter(RootPlan::isPlanned)
            .count();
    return new Coverage((int) planned, all);
  }

  /**
   * {@code Planned 2 of 4 roots in 1.3 s; the others by the cluster's list.}
   *
   * @param took null where that is said elsewhere
   */
  String sentence(@Nullable Duration took) {
    String roots =
        planned == all
            ? ChangeWords.count(all, "root")
            : planned + " of " + ChangeWords.count(all, "root");
    String time = took == null ? "" : " in " + ChangeWords.seconds(took);
    return "Planned " + roots + time + (planned == all ? "." : "; " + rest() + ".");
  }

  /** {@code ; 4 of 4 roots by the cluster's list}; empty where all were planned. */
  String aside() {
    return planned == all
        ? ""
        : "; %d of %s by the cluster's list"
            .formatted(all - planned, ChangeWords.count(all, "root"));
  }

  private String rest() {
    return (all - planned == 1 ? "the other" : planned == 0 ? "all" : "the others")
        + " by the cluster's list";
  }
}
