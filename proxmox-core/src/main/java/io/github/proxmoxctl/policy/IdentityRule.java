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
import org.jspecify.annotations.Nullable;

/**
 * A VM whose SMBIOS UUID is another's is somebody else's machine on an id of ours: it is neither
 * changed nor destroyed, whoever approves.
 */
public final class IdentityRule implements PolicyRule {

  private static final Set<Action> TOUCHES =
      Set.of(Action.UPDATE, Action.REPLACE, Action.DESTROY, Action.RENAME);

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    return stack.changes().stream()
        .filter(IdentityRule::touches)
        .flatMap(change -> judge(stack, change))
        .toList();
  }

  private static Stream<Verdict> judge(StackPlan stack, ServerChange change) {
    return change.attributes().stream()
        .filter(IdentityRule::isIdentity)
        .map(uuid -> foreign(stack.stack(), change, uuid.before(), uuid.after()));
  }

  private static boolean isIdentity(AttributeChange attribute) {
    return attribute.attribute().equals("uuid") && attribute.before() != null;
  }

  /** Whether a change does something to a VM that exists. */
  public static boolean touches(ServerChange change) {
    return TOUCHES.contains(change.action());
  }

  /** Whether the plan itself shows that the VM is another's. */
  public static boolean isJudgedByPlan(ServerChange change) {
    return change.attributes().stream().anyMatch(IdentityRule::isIdentity);
  }

  /**
   * The refusal to touch a VM.
   *
   * @param found the UUID that it carries
   * @param given the one that it was created with
   */
  public static Verdict foreign(
      String stack, ServerChange change, @Nullable String found, @Nullable String given) {
    return new Verdict(
        "identity",
        stack,
        Verdict.Decision.REFUSED,
        "VM %d is not the %s that was applied: its UUID is %s instead of %s"
            .formatted(change.vmId(), change.server(), found, given),
        "find out who made that VM; give it another id, or set its UUID back if it is ours",
        change.location());
  }
}
