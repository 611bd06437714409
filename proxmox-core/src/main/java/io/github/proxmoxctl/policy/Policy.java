package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** All rules that judge a plan; all run, all reported. */
public final class Policy {

  private static final List<PolicyRule> RULES =
      List.of(
          new IdentityRule(),
          new ProtectRule(),
          new MaximumDestroysRule(),
          new RestartRule(),
          new DiskShrinkRule(),
          new DiskLossRule(),
          new ProviderLimitsRule(),
          new SensitiveValueRule());

  private Policy() {}

  /** What policy says; an empty list lets the plan be applied. */
  public static List<Verdict> judge(List<StackPlan> stacks, DesiredState desired) {
    return stacks.stream().flatMap(stack -> judge(stack, desired)).toList();
  }

  private static Stream<Verdict> judge(StackPlan stack, DesiredState desired) {
    return RULES.stream().flatMap(rule -> rule.judge(stack, desired).stream());
  }
}
