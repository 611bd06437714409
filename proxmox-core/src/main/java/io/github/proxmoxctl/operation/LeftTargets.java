package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Servers that an apply destroyed and that monitoring still watches: each will raise an alert. */
final class LeftTargets {

  private LeftTargets() {}

  /**
   * A warning, if there are any.
   *
   * @param before what the ledger had of the stack before the apply
   * @param done the changes that were made
   */
  static List<Diagnostic> of(AppliedStack before, DesiredState desired, List<ServerChange> done) {
    Set<String> destroyed =
        done.stream()
            .filter(change -> change.action() == Action.DESTROY)
            .map(ServerChange::server)
            .collect(Collectors.toSet());
    Map<String, String> names = MonitoringDifference.names(before, desired);
    List<String> left =
        before.registration().targets().stream()
            .filter(key -> destroyed.contains(MonitoringDifference.host(key, names)))
            .map(key -> MonitoringDifference.title(key, names))
            .toList();
    return left.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                    "monitoring.left",
                    "%s: Prometheus still scrapes what was destroyed".formatted(before.name()),
                    null)
                .because(String.join("\n", left))
                .next("register-monitoring takes it out, before its alerts fire"));
  }
}
