package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.Map;

/** A server with {@code restart: never} is not restarted by a change of its settings. */
final class RestartRule implements PolicyRule {

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    Map<String, Server> servers = desired.serversByName();
    return stack.changes().stream()
        .filter(change -> change.action() == Action.UPDATE || change.action() == Action.ADOPT)
        .filter(RestartRule::restarts)
        .filter(
            change -> {
              Server server = servers.get(change.server());
              return server != null && server.restart() == Server.Restart.NEVER;
            })
        .map(
            change ->
                new Verdict(
                    "restart",
                    stack.stack(),
                    Verdict.Decision.REFUSED,
                    change.server() + " would restart, and it says restart: never",
                    "set restart: approved, or take the change back",
                    change.location()))
        .toList();
  }

  // power: stopped is what the operator asked for by name
  private static boolean restarts(ServerChange change) {
    return change.attributes().stream()
        .filter(attribute -> !attribute.attribute().equals("power"))
        .map(AttributeChange::effect)
        .anyMatch(effect -> effect != Effect.ONLINE);
  }
}
