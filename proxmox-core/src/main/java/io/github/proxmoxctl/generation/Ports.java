package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the roles of a host listen, after its variables.
 *
 * @param roles in order, with {@code base} and dependencies; none where the host has no roles
 */
record Ports(List<Role> roles, Map<String, Variable> variables) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  static Ports of(Map<String, Role> known, List<RoleUse> uses) {
    List<Role> roles = uses.isEmpty() ? List.of() : EffectiveRoles.of(known, uses);
    Map<String, Variable> variables = new HashMap<>();
    roles.forEach(role -> variables.putAll(role.variables()));
    uses.forEach(use -> variables.putAll(use.variables()));
    return new Ports(roles, variables);
  }

  /**
   * @param variable the one that moves the port, or null
   */
  int port(int otherwise, @Nullable String variable) {
    Variable found = variable == null ? null : variables.get(variable);
    if (found instanceof Variable.Whole whole) {
      return (int) whole.value();
    }
    return found instanceof Variable.Text text && NUMBER.matcher(text.value()).matches()
        ? Integer.parseInt(text.value())
        : otherwise;
  }
}
