package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A host has a role once: what it is told stands at one place. */
final class RoleDuplicates implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      var seen = new HashSet<String>();
      for (RoleUse use : holder.roles()) {
        if (!seen.add(use.role())) {
          problems.add(
              Diagnostic.error(
                      "role.duplicate",
                      holder.words() + " has the role " + Quoted.of(use.role()) + " twice",
                      holder.place(use))
                  .next("keep one of them")
                  .see(holder.origins().first("roles." + use.role()), "first given here"));
        }
      }
    }
    return problems;
  }
}
