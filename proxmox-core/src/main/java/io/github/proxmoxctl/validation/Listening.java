package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On which ports the roles of a host listen there, after its variables. */
record Listening(List<Role> effective, Map<String, Variable> variables) {

  static Listening of(RoleHolder holder, Map<String, Role> known) {
    List<Role> effective = holder.effective(known);
    Map<String, Variable> variables = new TreeMap<>();
    effective.forEach(role -> variables.putAll(role.variables()));
    for (RoleUse use : holder.roles()) {
      variables.putAll(use.variables());
    }
    return new Listening(effective, variables);
  }

  long port(int otherwise, @Nullable String variable) {
    return variable != null && variables.get(variable) instanceof Variable.Whole whole
        ? whole.value()
        : otherwise;
  }
}
