package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No role depends on itself, however far around. */
final class RoleCycles implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    var problems = new ArrayList<Diagnostic>();
    Set<String> told = new HashSet<>();
    for (Role role : state.roles()) {
      List<String> cycle =
          Cycle.from(
              role.name(),
              name ->
                  Optional.ofNullable(known.get(name)).map(Role::dependencies).orElse(List.of()));
      // each cycle once, by the first of its members
      if (!cycle.isEmpty() && cycle.stream().noneMatch(told::contains)) {
        told.addAll(cycle);
        problems.add(problem(role, cycle));
      }
    }
    return problems;
  }

  private static Diagnostic problem(Role role, List<String> cycle) {
    return Diagnostic.error(
            "role.cycle", Cycle.words("role", cycle), role.origins().of("dependencies"))
        .next("take one of these dependencies away");
  }
}
