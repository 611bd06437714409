package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.RootInputs;
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
    Map<String, RootInputs.Member> members =
        root.planned().scope().members().stream()
            .collect(Collectors.toMap(member -> member.server().name(), member -> member));
    List<Diagnostic> problems = new ArrayList<>();
    for (ServerChange change : root.planned().plan().changes()) {
      RootInputs.Member member = members.get(change.server());
      boolean mayWait = change.action() == Action.UPDATE || change.action() == Action.ADOPT;
      if (member != null && mayWait && change.effect() != Effect.ONLINE && root.isDone(change)) {
        problems.addAll(settle(root, change, member));
      }
    }
    return root.with(problems);
  }

  private List<Diagnostic> settle(AppliedRoot root, ServerChange change, RootInputs.Member member) {
    String stack = root.planned().scope().stack();
    ClusterAccess access = clusters.byName().get(estate.clusterOf(stack));
    if (access == null || member.server().power() == Server.Power.STOPPED) {
      return List.of();
    }
    return new PendingRestart(member.server(), change, machine(access.client(), member))
        .settle(around.interruption().requested().isPresent(), around.progress());
  }

  private static PendingRestart.Machine machine(ProxmoxClient client, RootInputs.Member member) {
    int vmId = member.given().vmId();
    return new PendingRestart.Machine() {
      @Override
      public boolean hasPendingChanges() {
        return !client.pending(node(), vmId).isEmpty();
      }

      @Override
      public void restart() {
        client.reboot(node(), vmId, SHUTDOWN);
      }

      // HA or a hand may have moved it, and Terraform left it there
      private String node() {
        LiveServer live = client.inventory().servers().get(vmId);
        return live == null ? member.given().node() : live.node();
      }
    };
  }
}
