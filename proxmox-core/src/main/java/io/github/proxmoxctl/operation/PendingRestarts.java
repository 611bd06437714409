package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.proxmox.ProxmoxClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the restarts that the plan announced and Terraform did not need: for most settings
 * the provider restarts a server, but it leaves the modes of a disk (cache, discard, …) waiting for
 * the next start, and then sees no difference any more.
 */
final class PendingRestarts {

  private static final Duration SHUTDOWN = Duration.ofMinutes(3);

  private final Clusters clusters;
  private final Surroundings around;
  private final Estate estate;

  PendingRestarts(Clusters clusters, Surroundings around, Estate estate) {
    this.clusters = clusters;
    this.around = around;
    this.estate = estate;
  }

  /** The same root, with what is to be said of the restarts. */
  AppliedRoot settle(AppliedRoot root) {
    ClusterAccess access = clusters.byName().get(estate.clusterOf(root.planned().scope().stack()));
    if (access == null) {
      return root;
    }
    Map<String, RootInputs.Member> members =
        root.planned().scope().members().stream()
            .collect(Collectors.toMap(member -> member.server().name(), member -> member));
    Whereabouts whereabouts = new Whereabouts(access.client());
    List<Diagnostic> problems = new ArrayList<>();
    for (ServerChange change : root.planned().plan().changes()) {
      RootInputs.Member member = members.get(change.server());
      if (member != null && mayWait(change, member) && root.isDone(change)) {
        problems.addAll(
            new PendingRestart(member.server(), change, machine(whereabouts, member))
                .settle(around.interruption().requested().isPresent(), around.progress()));
      }
    }
    return root.with(problems);
  }

  private static boolean mayWait(ServerChange change, RootInputs.Member member) {
    boolean isChanged = change.action() == Action.UPDATE || change.action() == Action.ADOPT;
    return isChanged
        && change.effect() != Effect.ONLINE
        && member.server().power() != Server.Power.STOPPED;
  }

  private static PendingRestart.Machine machine(Whereabouts whereabouts, RootInputs.Member member) {
    int vmId = member.given().vmId();
    return new PendingRestart.Machine() {
      @Override
      public boolean hasPendingChanges() {
        return !whereabouts.client.pending(whereabouts.node(member), vmId).isEmpty();
      }

      @Override
      public void restart() {
        whereabouts.client.reboot(whereabouts.node(member), vmId, SHUTDOWN);
      }
    };
  }

  /** Where servers are now: HA or a hand may have moved one, and Terraform left it there. */
  private static final class Whereabouts {
    private final ProxmoxClient client;
    private @Nullable LiveInventory inventory;

    Whereabouts(ProxmoxClient client) {
      this.client = client;
    }

    // asked for once, and only if a change may wait
    String node(RootInputs.Member member) {
      LiveInventory known = inventory == null ? client.inventory() : inventory;
      inventory = known;
      LiveServer live = known.servers().get(member.given().vmId());
      return live == null ? member.given().node() : live.node();
    }
  }
}
