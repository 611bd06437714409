package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A protected server is not destroyed or replaced, whoever approves: its protection is lifted by
 * one merge and the server removed by the next.
 */
final class ProtectRule implements PolicyRule {

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    Map<String, Server> servers = desired.serversByName();
    return stack.changes().stream()
        .filter(change -> change.action().isDestructive())
        .filter(change -> change.isProtected() || isDeclaredProtected(servers.get(change.server())))
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

  // protection that is not applied yet protects from a replacement in the same change
  private static boolean isDeclaredProtected(@Nullable Server server) {
    return server != null && server.isProtected();
  }
}
