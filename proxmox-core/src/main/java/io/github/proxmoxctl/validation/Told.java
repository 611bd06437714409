package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role is told at one place: by a host that has it, or by its own document.
 *
 * @param holder the host, or null for the role's document
 * @param prefix of its paths among the origins
 */
record Told(
    @Nullable RoleHolder holder,
    String role,
    Map<String, Variable> variables,
    Set<String> secrets,
    Origins origins,
    String prefix) {

  /** A variable, or a part of one, and its path: {@code web_upstreams.0}. */
  record Part(Variable variable, String path) {}

  static List<Told> all(DesiredState state) {
    List<Told> all = new ArrayList<>();
    for (Role role : state.roles()) {
      all.add(
          new Told(
              null, role.name(), role.variables(), role.secrets().keySet(), role.origins(), ""));
    }
    for (RoleHolder holder : RoleHolder.all(state)) {
      for (RoleUse use : holder.roles()) {
        all.add(
            new Told(
                holder,
                use.role(),
                use.variables(),
                use.secrets().keySet(),
                holder.origins(),
                "roles." + use.role() + "."));
      }
    }
    return all;
  }

  /** Where a variable or a part of it was written. */
  Location place(String path) {
    return origins.of(prefix + "variables." + path);
  }

  Location secretPlace(String name) {
    return origins.of(prefix + "secrets." + name);
  }

  /** All variables with all their parts. */
  Stream<Part> parts() {
    return variables.entrySet().stream()
        .flatMap(entry -> parts(new Part(entry.getValue(), entry.getKey())));
  }

  private static Stream<Part> parts(Part whole) {
    return Stream.concat(Stream.of(whole), children(whole).stream().flatMap(Told::parts));
  }

  /** The items of a list, the values of a mapping. */
  static List<Part> children(Part whole) {
    if (whole.variable() instanceof Variable.Mapping mapping) {
      return mapping.values().entrySet().stream()
          .map(entry -> new Part(entry.getValue(), whole.path() + "." + entry.getKey()))
          .toList();
    }
    if (whole.variable() instanceof Variable.Items items) {
      return IntStream.range(0, items.values().size())
          .mapToObj(index -> item(whole.path(), items.values().get(index), index))
          .toList();
    }
    return List.of();
  }

  // as the origins have it
  private static Part item(String path, Variable item, int index) {
    if (item instanceof Variable.Mapping mapping) {
      for (String key : List.of("name", "role")) {
        if (mapping.values().get(key) instanceof Variable.Text text) {
          return new Part(item, path + "." + text.value());
        }
      }
    }
    return new Part(item, path + "." + index);
  }
}
