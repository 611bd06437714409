package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;

/**
 * A protected server is not destroyed or replaced, whoever approves: its protection is lifted by
 * one merge and the server removed by the next.
 */
final class ProtectRule implements PolicyRule {

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    return stack.changes().stream()
        .filter(change -> change.action().isDestructive() && change.isProtected())
        .map(
            change ->
                new Verdict(
                    "protect",
                    stack.stack(),
                    Verdict.Decision.REFUSED,
                    change.server() + " is protected and would be lost",
                    "set protect: false and apply that first; then remove it",
                    change.location()))
        .toList();
  }
}
