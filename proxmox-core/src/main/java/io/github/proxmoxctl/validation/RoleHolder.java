package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server or external host, as far as its roles go.
 *
 * @param words as its document calls it, in quotes
 */
record RoleHolder(String name, String words, String stack, List<RoleUse> roles, Origins origins) {

  /** All that have a role. */
  static List<RoleHolder> all(DesiredState state) {
    return Stream.concat(
            state.servers().stream()
                .filter(server -> !server.roles().isEmpty())
                .map(RoleHolder::of),
            state.externalHosts().stream()
                .map(
                    host ->
                        new RoleHolder(
                            host.name(),
                            Quoted.of(host.name()),
                            host.stack(),
                            host.roles(),
                            host.origins())))
        .filter(holder -> !holder.roles.isEmpty())
        .toList();
  }

  static RoleHolder of(Server server) {
    return new RoleHolder(
        server.name(), Words.of(server), server.stack(), server.roles(), server.origins());
  }

  List<Role> effective(Map<String, Role> known) {
    return EffectiveRoles.of(known, roles);
  }

  boolean has(String role, Map<String, Role> known) {
    return effective(known).stream().anyMatch(found -> found.name().equals(role));
  }

  /** Where the host got a role: written itself, or by what depends on it. */
  Location place(String role, Map<String, Role> known) {
    for (RoleUse use : roles) {
      if (use.role().equals(role)) {
        return place(use);
      }
    }
    for (RoleUse use : roles) {
      if (EffectiveRoles.of(known, List.of(use)).stream()
          .anyMatch(found -> found.name().equals(role))) {
        return place(use);
      }
    }
    return origins.of("roles");
  }

  Location place(RoleUse use) {
    return origins.of("roles." + use.role() + ".role");
  }
}
