package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No role depends on itself, however far around. */
final class RoleCycles implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    var problems = new ArrayList<Diagnostic>();
    Set<String> told = new HashSet<>();
    for (Role role : state.roles()) {
      List<String> cycle = path(role.name(), role, known, new HashSet<>());
      // each cycle once, by the first of its members
      if (!cycle.isEmpty() && cycle.stream().noneMatch(told::contains)) {
        told.addAll(cycle);
        problems.add(problem(role, cycle));
      }
    }
    return problems;
  }

  /** From a role back to it: the names on the way, the start first; empty when there is none. */
  private static List<String> path(
      String start, Role role, Map<String, Role> known, Set<String> seen) {
    for (String name : role.dependencies()) {
      if (name.equals(start)) {
        return List.of(role.name());
      }
      Role next = known.get(name);
      List<String> rest =
          next == null || !seen.add(name) ? List.of() : path(start, next, known, seen);
      if (!rest.isEmpty()) {
        var whole = new ArrayList<>(List.of(role.name()));
        whole.addAll(rest);
        return whole;
      }
    }
    return List.of();
  }

  private static Diagnostic problem(Role role, List<String> cycle) {
    String summary =
        cycle.size() == 1
            ? "the role " + Quoted.of(role.name()) + " depends on itself"
            : "the role "
                + Quoted.of(role.name())
                + " depends on itself, by way of "
                + String.join(", ", cycle.subList(1, cycle.size()));
    return Diagnostic.error("role.cycle", summary, role.origins().of("dependencies"))
        .next("take one of these dependencies away");
  }
}
