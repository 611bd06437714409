package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.plan.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Servers that are registered and exist, and whose YAML is gone: who may not destroy them may not
 * take them out of monitoring either.
 */
final class LeavingServers {

  private LeavingServers() {}

  /** Their names, sorted. */
  static SortedSet<String> names(Estate estate, Set<String> stacks) {
    SortedSet<String> names = new TreeSet<>();
    stacks.forEach(stack -> leaving(estate, stack).forEach(server -> names.add(server.name())));
    return names;
  }

  /** Why they may not leave; empty lets them. */
  static List<Diagnostic> objections(
      Estate estate, Set<String> stacks, Optional<Approval> approval) {
    List<Diagnostic> objections = new ArrayList<>();
    int leaving = 0;
    for (String stack : stacks) {
      for (AppliedServer server : leaving(estate, stack)) {
        leaving++;
        if (server.isProtected()) {
          objections.add(
              Diagnostic.error(
                      "policy.protect",
                      "%s: %s is protected and would leave monitoring"
                          .formatted(stack, server.name()),
                      null)
                  .next("lift `protect: true` in a change of its own first"));
        }
      }
    }
    int allowed = estate.desired().pipeline().policy().maxDestroys();
    ApprovedPlan plan = approval.map(Approval::plan).orElse(null);
    if (objections.isEmpty()
        && leaving > allowed
        && approval.map(given -> !given.overcomesPolicy()).orElse(false)) {
      objections.add(
          Diagnostic.error(
                  "policy.maxDestroys",
                  "%s would leave monitoring, and policy allows %d without approval"
                      .formatted(
                          leaving == 1 ? "1 server that exists" : leaving + " servers that exist",
                          allowed),
                  null)
              .because("their YAML is gone, and their destruction is not approved")
              .next(
                  plan == null
                      ? "plan, and approve the plan's digest"
                      : "add --approve %s if this is meant"
                          .formatted(digest(plan).shortForm().replace(" ", ""))));
    }
    return objections;
  }

  // what a person reads first in a plan of one stack
  private static Digest digest(ApprovedPlan plan) {
    return plan.stacks().size() == 1
        ? plan.stacks().values().iterator().next().digest()
        : plan.digest();
  }

  private static List<AppliedServer> leaving(Estate estate, String stack) {
    AppliedStack applied = estate.applied(stack);
    Set<String> declared = estate.desired().serversByName().keySet();
    Map<String, String> names = MonitoringDifference.names(applied, estate.desired());
    Set<String> registered =
        applied.registration().targets().stream()
            .map(key -> MonitoringDifference.host(key, names))
            .collect(java.util.stream.Collectors.toSet());
    return applied.servers().values().stream()
        .filter(server -> !declared.contains(server.name()))
        .filter(server -> !estate.allocation().moves().containsValue(server.name()))
        .filter(server -> registered.contains(server.name()))
        .toList();
  }
}
