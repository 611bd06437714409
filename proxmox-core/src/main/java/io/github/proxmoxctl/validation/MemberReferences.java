package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.Variable.MembersOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code membersOf} names a role that hosts of the stack have, all with a known address. */
record MemberReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    Map<String, Server> servers = state.serversByName();
    Map<String, List<RoleHolder>> members = members(state, known);
    var problems = new ArrayList<Diagnostic>();
    for (Told told : Told.all(state)) {
      for (Told.Part part :
          told.parts().filter(found -> found.variable() instanceof MembersOf).toList()) {
        MembersOf reference = (MembersOf) part.variable();
        Location place = told.place(part.path() + ".membersOf.role");
        if (!known.containsKey(reference.role())) {
          if (!undecoded.mayDeclare("Role", reference.role())) {
            problems.add(
                UnknownReference.of(
                    "role",
                    reference.role(),
                    place,
                    known.keySet(),
                    RoleReferences.declared(state)));
          }
          continue;
        }
        for (String stack : stacks(told, state, known)) {
          List<RoleHolder> found = members.getOrDefault(stack + " " + reference.role(), List.of());
          if (found.isEmpty() && !undecoded.mayDeclareAny("Server")) {
            problems.add(none(reference.role(), stack, place));
          }
          for (RoleHolder member : found) {
            Server server = servers.get(member.name());
            if (server != null) {
              AddressReferences.unknownAddress(server, reference.network(), place)
                  .ifPresent(problems::add);
            }
          }
        }
      }
    }
    return problems;
  }

  // a role's own document speaks to every stack that has the role
  private static Set<String> stacks(Told told, DesiredState state, Map<String, Role> known) {
    if (told.holder() != null) {
      return Set.of(told.holder().stack());
    }
    Set<String> stacks = new HashSet<>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      if (holder.has(told.role(), known)) {
        stacks.add(holder.stack());
      }
    }
    return stacks;
  }

  /** Hosts by stack and role. */
  private static Map<String, List<RoleHolder>> members(
      DesiredState state, Map<String, Role> known) {
    Map<String, List<RoleHolder>> members = new HashMap<>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      for (Role role : EffectiveRoles.of(known, holder.roles())) {
        members
            .computeIfAbsent(holder.stack() + " " + role.name(), any -> new ArrayList<>())
            .add(holder);
      }
    }
    return members;
  }

  private static Diagnostic none(String role, String stack, Location place) {
    return Diagnostic.warning(
            "reference.noMembers",
            "no server of stack " + Quoted.of(stack) + " has the role " + Quoted.of(role),
            place)
        .because("members are looked for in the same stack; the list is empty")
        .next("give a server of the stack the role, or use `addressOf` for one of another stack");
  }
}
