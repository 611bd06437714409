package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;

/** No secret goes through Terraform: a plan that changes one holds what we did not write. */
final class SensitiveValueRule implements PolicyRule {

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    return stack.changes().stream()
        .filter(
            change ->
                change.attributes().stream()
                    .anyMatch(attribute -> attribute.attribute().equals("password")))
        .map(
            change ->
                new Verdict(
                    "secrets",
                    stack.stack(),
                    Verdict.Decision.REFUSED,
                    change.server() + " has a cloud-init password, which the plan would change",
                    "remove the password in Proxmox (cloud-init, user); servers take SSH keys only",
                    change.location()))
        .toList();
  }
}
