package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One server whose change, now made, may wait for a restart. */
record PendingRestart(Server server, ServerChange change, Machine machine) {

  /** The server's VM. */
  interface Machine {

    /** Whether anything waits for its next start. */
    boolean hasPendingChanges();

    /** Returns when it runs again. */
    void restart();
  }

  /**
   * Restarts it if something waits and that is allowed; what is then left to be said.
   *
   * @param isStopping whether the run was asked to stop
   */
  List<Diagnostic> settle(boolean isStopping, Progress progress) {
    try {
      if (!machine.hasPendingChanges()) {
        return List.of();
      }
      if (server.restart() == Server.Restart.NEVER || isStopping) {
        return List.of(waits());
      }
      progress.say(server.name() + " restarts for " + reasons());
      machine.restart();
      return List.of();
    } catch (DiagnosticException e) {
      // the change itself is made, and recorded as such
      return List.of(failed(e));
    }
  }

  private Diagnostic waits() {
    return Diagnostic.warning(
            "restart.pending",
            server.name() + " still runs without the new " + reasons(),
            server.origins().whole())
        .next("restart it through Proxmox when it suits, not from within");
  }

  private Diagnostic failed(DiagnosticException cause) {
    List<String> why = new ArrayList<>();
    for (Diagnostic problem : cause.diagnostics()) {
      why.add(problem.summary());
      if (problem.detail() != null) {
        why.add(problem.detail());
      }
    }
    return Diagnostic.error(
            "restart.failed",
            server.name() + " could not be restarted for " + reasons(),
            server.origins().whole())
        .because(String.join("\n", why))
        .next("restart it through Proxmox; until then it runs with the old settings");
  }

  private String reasons() {
    return change.attributes().stream()
        .filter(attribute -> attribute.effect() != Effect.ONLINE)
        .map(AttributeChange::attribute)
        .collect(Collectors.joining(", "));
  }
}
