package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** No two roles of a host listen on one port. */
final class ServicePorts implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      var listening = Listening.of(holder, known);
      Map<Long, String> owners = new HashMap<>();
      for (Role role : listening.effective()) {
        for (long port : ports(role, listening)) {
          String owner = owners.putIfAbsent(port, role.name());
          if (owner != null) {
            problems.add(problem(holder, port, owner, role.name(), known));
          }
        }
      }
    }
    return problems;
  }

  private static Set<Long> ports(Role role, Listening listening) {
    Set<Long> ports = new TreeSet<>();
    role.ports().forEach(port -> ports.add(listening.port(port.number(), port.variable())));
    role.exporters()
        .forEach(exporter -> ports.add(listening.port(exporter.port(), exporter.portVariable())));
    return ports;
  }

  private static Diagnostic problem(
      RoleHolder holder, long port, String owner, String role, Map<String, Role> known) {
    return Diagnostic.error(
            "port.clash",
            "on "
                + holder.words()
                + " the roles "
                + Quoted.of(owner)
                + " and "
                + Quoted.of(role)
                + " would both listen on port "
                + port,
            holder.place(role, known))
        .next("move one of them by its variable, or to another server")
        .see(holder.place(owner, known), "the other role");
  }
}
