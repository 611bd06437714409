package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * More destroys and replacements than {@code policy.maxDestroys} need approval of this very plan.
 */
final class MaximumDestroysRule implements PolicyRule {

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    int allowed = desired.pipeline().policy().maxDestroys();
    List<String> lost =
        stack.changes().stream()
            .filter(change -> change.action().isDestructive())
            .map(ServerChange::server)
            .toList();
    if (lost.size() <= allowed) {
      return List.of();
    }
    return List.of(
        new Verdict(
            "maxDestroys",
            stack.stack(),
            Verdict.Decision.NEEDS_APPROVAL,
            "%d of %d servers would be lost (%s); policy allows %d without approval"
                .formatted(
                    lost.size(),
                    stack.existing(),
                    lost.stream().limit(5).collect(Collectors.joining(", "))
                        + (lost.size() > 5 ? ", …" : ""),
                    allowed),
            "approve this plan by its digest, or bring the servers back",
            desired.pipeline().origins().of("policy.maxDestroys")));
  }
}
