package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What provider bpg/proxmox 0.112 cannot do, refused before it fails halfway: taking SSH keys or
 * the DNS domain away altogether (every later plan would show it again), and moving and growing a
 * disk at once (the server would be left stopped).
 */
final class ProviderLimitsRule implements PolicyRule {

  private static final Set<String> NEVER_TAKEN_AWAY = Set.of("sshKeys", "dns.domain");

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ServerChange change : stack.changes()) {
      if (change.action() == Action.UPDATE || change.action() == Action.ADOPT) {
        for (AttributeChange attribute : change.attributes()) {
          takenAway(stack, change, attribute, verdicts);
          movedAndGrown(stack, change, attribute, verdicts);
        }
      }
    }
    return verdicts;
  }

  private static void takenAway(
      StackPlan stack, ServerChange change, AttributeChange attribute, List<Verdict> verdicts) {
    if (NEVER_TAKEN_AWAY.contains(attribute.attribute()) && attribute.after() == null) {
      verdicts.add(
          new Verdict(
              "provider",
              stack.stack(),
              Verdict.Decision.REFUSED,
              "%s: %s cannot be taken away once it is set"
                  .formatted(change.server(), attribute.attribute()),
              "give another value instead of none",
              attribute.location()));
    }
  }

  private static void movedAndGrown(
      StackPlan stack, ServerChange change, AttributeChange attribute, List<Verdict> verdicts) {
    String name = attribute.attribute();
    if (!name.startsWith("disks.") || !name.endsWith(".datastore")) {
      return;
    }
    String size = name.substring(0, name.length() - "datastore".length()) + "size";
    boolean isGrown =
        change.attributes().stream().anyMatch(other -> other.attribute().equals(size));
    if (isGrown) {
      verdicts.add(
          new Verdict(
              "provider",
              stack.stack(),
              Verdict.Decision.REFUSED,
              "%s: a disk cannot be moved and grown in one apply".formatted(change.server()),
              "apply the new datastore first, then the new size",
              attribute.location()));
    }
  }
}
