package io.github.proxmoxctl.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roles that a host really has: what it asks for, and what that depends on. */
public final class EffectiveRoles {

  private final Map<String, Role> known;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  private EffectiveRoles(Map<String, Role> known) {
    this.known = known;
  }

  /**
   * In the order in which they run: {@code base} first, dependencies before dependents, else as
   * written; each once. A role that is not known is left out: the rules have said so.
   */
  public static List<Role> of(DesiredState desired, List<RoleUse> uses) {
    return of(desired.rolesByName(), uses);
  }

  /** {@link #of(DesiredState, List)} for many hosts: {@link DesiredState#rolesByName} once. */
  public static List<Role> of(Map<String, Role> known, List<RoleUse> uses) {
    var effective = new EffectiveRoles(known);
    effective.add(BuiltInRoles.BASE, List.of());
    uses.forEach(use -> effective.add(use.role(), List.of()));
    return List.copyOf(effective.roles.values());
  }

  /** The names of the Ansible roles that they stand for, in the same order, each once. */
  public static List<String> ansibleNames(List<Role> roles) {
    return roles.stream().flatMap(role -> role.ansible().stream()).distinct().toList();
  }

  // a cycle ends here, and a rule tells of it
  private void add(String name, List<String> dependents) {
    Role role = known.get(name);
    if (role == null || roles.containsKey(name) || dependents.contains(name)) {
      return;
    }
    var path = new ArrayList<>(dependents);
    path.add(name);
    role.dependencies().forEach(dependency -> add(dependency, path));
    roles.put(name, role);
  }
}
