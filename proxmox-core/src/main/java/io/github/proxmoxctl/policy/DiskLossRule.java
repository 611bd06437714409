package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A disk that is taken out of a server is named in {@code acknowledge.removeDisks}. */
final class DiskLossRule implements PolicyRule {

  private static final String DISKS = "disks.";

  /** Where a server goes on, be it with a new boot disk. */
  private static final Set<Action> KEEPING = Set.of(Action.UPDATE, Action.ADOPT, Action.REPLACE);

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    Map<String, Server> servers = desired.serversByName();
    return stack.changes().stream()
        .filter(change -> KEEPING.contains(change.action()))
        .flatMap(
            change -> {
              Server server = servers.get(change.server());
              return change.attributes().stream()
                  .filter(attribute -> isLostDisk(attribute, server))
                  .map(
                      attribute ->
                          new Verdict(
                              "disks",
                              stack.stack(),
                              Verdict.Decision.REFUSED,
                              change.server()
                                  + " would lose its disk \""
                                  + attribute.attribute().substring(DISKS.length())
                                  + "\" ("
                                  + attribute.before()
                                  + ")",
                              "put the disk back, or set acknowledge: {removeDisks: ["
                                  + attribute.attribute().substring(DISKS.length())
                                  + "]}",
                              change.location()));
            })
        .toList();
  }

  private static boolean isLostDisk(AttributeChange change, @Nullable Server server) {
    String name = change.attribute();
    return name.startsWith(DISKS)
        && name.indexOf('.', DISKS.length()) < 0
        && change.after() == null
        // put there by hand: nobody declared it, and it is detached, not deleted
        && !change.isByHand()
        && (server == null
            || !server.acknowledge().removeDisks().contains(name.substring(DISKS.length())));
  }
}
