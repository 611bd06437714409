package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.policy.IdentityRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the VMs that a plan touches are still those that were applied. The provider cannot
 * tell: of a cloned VM it never reads the SMBIOS UUID again (vm.go of 0.112.0, {@code case
 * len(clone) > 0}).
 */
final class Identities {

  private final Clusters clusters;

  Identities(Clusters clusters) {
    this.clusters = clusters;
  }

  /** A refusal for each VM that carries another UUID; one call per server that is touched. */
  List<Verdict> judge(PlannedStack stack) {
    return stack.plan().changes().stream()
        .filter(IdentityRule::touches)
        .flatMap(change -> judge(stack.scope(), change).stream())
        .toList();
  }

  /** As the ledger has it, or as a run that did not come to its end meant it. */
  private static @Nullable AppliedServer known(AppliedStack stack, String name) {
    AppliedServer applied = stack.servers().get(name);
    return applied != null
        ? applied
        : stack.intents().stream()
            .map(AppliedStack.Intent::server)
            .filter(server -> server.name().equals(name))
            .findFirst()
            .orElse(null);
  }

  private Optional<Verdict> judge(StackScope scope, ServerChange change) {
    String name = Objects.requireNonNullElse(change.formerName(), change.server());
    AppliedServer applied = known(scope.applied(), name);
    ClusterAccess access = clusters.byName().get(scope.cluster());
    if (applied == null || access == null || IdentityRule.isJudgedByPlan(change)) {
      return Optional.empty();
    }
    LiveServer live = access.inventory().servers().get(applied.vmId());
    if (live == null) {
      return Optional.empty();
    }
    return access
        .client()
        .config(live.node(), live.vmId())
        .map(values -> values.uuid().orElse("none"))
        .filter(uuid -> !uuid.equalsIgnoreCase(applied.uuid()))
        .map(uuid -> IdentityRule.foreign(scope.stack(), change, uuid, applied.uuid()));
  }
}
