package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
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
    Server server = member.server();
    if (access == null || server.power() == Server.Power.STOPPED) {
      return List.of();
    }
    ProxmoxClient client = access.client();
    String node = member.given().node();
    int vmId = member.given().vmId();
    try {
      if (client.pending(node, vmId).isEmpty()) {
        return List.of();
      }
      if (server.restart() == Server.Restart.NEVER
          || around.interruption().requested().isPresent()) {
        return List.of(waits(server, change));
      }
      around
          .progress()
          .say(
              root.planned().scope().name() + ": " + server.name() + " restarts for " + of(change));
      client.reboot(node, vmId, SHUTDOWN);
      return List.of();
    } catch (DiagnosticException e) {
      // the change itself is made, and recorded as such
      return List.of(failed(server, change, e));
    }
  }

  private static Diagnostic waits(Server server, ServerChange change) {
    return Diagnostic.warning(
            "restart.pending",
            server.name() + " still runs without the new " + of(change),
            server.origins().whole())
        .next("restart it through Proxmox when it suits, not from within");
  }

  private static Diagnostic failed(Server server, ServerChange change, DiagnosticException cause) {
    List<String> why = new ArrayList<>();
    for (Diagnostic problem : cause.diagnostics()) {
      why.add(problem.summary());
      if (problem.detail() != null) {
        why.add(problem.detail());
      }
    }
    return Diagnostic.error(
            "restart.failed",
            server.name() + " could not be restarted for " + of(change),
            server.origins().whole())
        .because(String.join("\n", why))
        .next("restart it through Proxmox; until then it runs with the old settings");
  }

  private static String of(ServerChange change) {
    return change.attributes().stream()
        .filter(attribute -> attribute.effect() != Effect.ONLINE)
        .map(AttributeChange::attribute)
        .collect(Collectors.joining(", "));
  }
}
