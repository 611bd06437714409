package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers and hosts have only the roles that their stack allows. */
final class AllowedRoles implements Rule {

  private static final String BASE = "base";

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    Map<String, ?> declared = state.rolesByName();
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      Stack stack = stacks.get(holder.stack());
      if (stack == null) {
        continue;
      }
      var limit = new Limit(stack, "roles", stack.allowed().roles());
      if (!limit.isKnown(declared.keySet())) {
        continue;
      }
      for (RoleUse use : holder.roles()) {
        if (!use.role().equals(BASE)
            && declared.containsKey(use.role())
            && !limit.values().contains(use.role())) {
          problems.add(limit.exceeded("role " + Quoted.of(use.role()), holder.place(use)));
        }
      }
    }
    return problems;
  }
}
