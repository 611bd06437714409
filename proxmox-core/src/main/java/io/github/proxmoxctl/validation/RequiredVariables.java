package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleSpecification;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.RoleUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A host tells its roles all that they cannot do without. */
final class RequiredVariables implements Rule {

  /** What every server tells by itself. */
  private static final Set<String> DERIVED = Set.of("base_hostname", "base_disks");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (state.specifications().isEmpty()) {
      return List.of();
    }
    Map<String, Role> known = state.rolesByName();
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      List<Role> effective = holder.effective(known);
      Set<String> given = given(effective, holder.roles());
      Map<Location, SortedMap<String, Argument>> missing = new LinkedHashMap<>();
      for (Role role : effective) {
        missing(role, state.specifications(), given)
            .forEach(
                (name, argument) ->
                    missing
                        .computeIfAbsent(holder.place(role.name(), known), any -> new TreeMap<>())
                        .put(name, argument));
      }
      missing.forEach((place, arguments) -> problems.add(problem(holder, arguments, place)));
    }
    return problems;
  }

  private static Map<String, Argument> missing(
      Role role, Map<String, RoleSpecification> specifications, Set<String> given) {
    Map<String, Argument> missing = new TreeMap<>();
    for (String ansible : role.ansible()) {
      RoleSpecification specification = specifications.get(ansible);
      if (specification != null) {
        missing.putAll(specification.arguments());
      }
    }
    missing.keySet().removeAll(given);
    missing.values().removeIf(argument -> !argument.isRequired());
    return missing;
  }

  private static Set<String> given(List<Role> effective, List<RoleUse> uses) {
    Set<String> given = new HashSet<>(DERIVED);
    for (Role role : effective) {
      given.addAll(role.variables().keySet());
      given.addAll(role.secrets().keySet());
    }
    for (RoleUse use : uses) {
      given.addAll(use.variables().keySet());
      given.addAll(use.secrets().keySet());
    }
    return given;
  }

  private static Diagnostic problem(
      RoleHolder holder, SortedMap<String, Argument> missing, Location place) {
    String first = missing.firstKey();
    boolean isSecret = missing.values().iterator().next().isSecret();
    return Diagnostic.error(
            "variable.required",
            "the roles of " + holder.words() + " need " + String.join(", ", missing.keySet()),
            place)
        .next(
            isSecret
                ? "add where it is kept, such as `secrets: {" + first + ": {env: NAME}}`"
                : "add it, such as `variables: {" + first + ": …}`");
  }
}
