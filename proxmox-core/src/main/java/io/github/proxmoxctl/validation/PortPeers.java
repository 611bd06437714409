package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Peer;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Networks and roles that a role lets in to its ports are there. */
record PortPeers(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Set<String> roles = state.rolesByName().keySet();
    Map<String, Location> networks = new TreeMap<>();
    state.networks().forEach(one -> networks.putIfAbsent(one.name(), one.origins().whole()));
    var problems = new ArrayList<Diagnostic>();
    for (Role role : state.roles()) {
      for (Role.Port port : role.ports()) {
        for (int index = 0; index < port.from().size(); index++) {
          Peer peer = port.from().get(index);
          String path = "ports." + port.name() + ".from." + index;
          String network = network(peer);
          if (network != null
              && !networks.containsKey(network)
              && !undecoded.mayDeclare("Network", network)) {
            Location place = role.origins().of(path + ".network");
            problems.add(UnknownReference.of("network", network, place, networks));
          }
          if (peer instanceof Peer.Members members
              && !roles.contains(members.role())
              && !undecoded.mayDeclare("Role", members.role())) {
            Location place = role.origins().of(path + ".membersOf.role");
            problems.add(
                UnknownReference.of(
                    "role", members.role(), place, roles, RoleReferences.declared(state)));
          }
        }
      }
    }
    return problems;
  }

  private static @Nullable String network(Peer peer) {
    if (peer instanceof Peer.InNetwork inNetwork) {
      return inNetwork.network();
    }
    return peer instanceof Peer.Members members ? members.network() : null;
  }
}
