package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleSpecification;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.RoleUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may be told to a role: its own variables, those of its dependencies and of {@code base}. */
final class Specifications {

  /**
   * The variables of a role and of what comes with it.
   *
   * @param isComplete whether there can be no other variables
   */
  record Known(SortedMap<String, Argument> arguments, boolean isComplete) {
    @Nullable Argument get(String variable) {
      return arguments.get(variable);
    }
  }

  private final Map<String, Role> roles;
  private final Map<String, RoleSpecification> specifications;
  private final Map<String, Known> byRole = new HashMap<>();

  Specifications(DesiredState state) {
    roles = state.rolesByName();
    specifications = state.specifications();
  }

  Known of(String role) {
    return byRole.computeIfAbsent(role, this::known);
  }

  private Known known(String role) {
    SortedMap<String, Argument> arguments = new TreeMap<>();
    boolean isComplete = roles.containsKey(role);
    List<Role> effective = EffectiveRoles.of(roles, List.of(RoleUse.of(role)));
    for (String ansible : EffectiveRoles.ansibleNames(effective)) {
      RoleSpecification specification = specifications.get(ansible);
      isComplete &= specification != null && specification.isOurs();
      if (specification != null) {
        arguments.putAll(specification.arguments());
      }
    }
    return new Known(arguments, isComplete);
  }
}
