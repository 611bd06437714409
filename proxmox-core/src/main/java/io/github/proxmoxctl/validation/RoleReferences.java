package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every role that a host has or another role depends on is declared or comes with proxmoxctl. */
record RoleReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Set<String> known = state.rolesByName().keySet();
    Map<String, Location> declared = declared(state);
    var problems = new ArrayList<Diagnostic>();
    for (Role role : state.roles()) {
      for (int index = 0; index < role.dependencies().size(); index++) {
        String name = role.dependencies().get(index);
        if (isUnknown(name, known)) {
          Location place = role.origins().of("dependencies." + index);
          problems.add(UnknownReference.of("role", name, place, known, declared));
        }
      }
    }
    for (RoleHolder holder : RoleHolder.all(state)) {
      for (RoleUse use : holder.roles()) {
        if (isUnknown(use.role(), known)) {
          problems.add(UnknownReference.of("role", use.role(), holder.place(use), known, declared));
        }
      }
    }
    return problems;
  }

  /** Where the repo's own roles are declared. */
  static Map<String, Location> declared(DesiredState state) {
    Map<String, Location> declared = new TreeMap<>();
    state.roles().forEach(role -> declared.putIfAbsent(role.name(), role.origins().whole()));
    return declared;
  }

  private boolean isUnknown(String name, Set<String> known) {
    return !known.contains(name) && !undecoded.mayDeclare("Role", name);
  }
}
