package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A VM whose SMBIOS UUID is another's is somebody else's machine on an id of ours: it is neither
 * changed nor destroyed, whoever approves.
 */
final class IdentityRule implements PolicyRule {

  private static final Set<Action> TOUCHES =
      Set.of(Action.UPDATE, Action.REPLACE, Action.DESTROY, Action.RENAME);

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    return stack.changes().stream()
        .filter(change -> TOUCHES.contains(change.action()))
        .flatMap(change -> judge(stack, change))
        .toList();
  }

  private static Stream<Verdict> judge(StackPlan stack, ServerChange change) {
    return change.attributes().stream()
        .filter(attribute -> attribute.attribute().equals("uuid") && attribute.before() != null)
        .map(attribute -> foreign(stack, change, attribute));
  }

  private static Verdict foreign(StackPlan stack, ServerChange change, AttributeChange uuid) {
    return new Verdict(
        "identity",
        stack.stack(),
        Verdict.Decision.REFUSED,
        "VM %d is not the %s that was applied: its UUID is %s instead of %s"
            .formatted(change.vmId(), change.server(), uuid.before(), uuid.after()),
        "find out who made that VM; give it another id, or set its UUID back if it is ours",
        change.location());
  }
}
