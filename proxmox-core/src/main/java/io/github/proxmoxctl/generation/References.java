package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;
import io.github.proxmoxctl.model.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Variables as plain values: references are replaced by the addresses that were allocated. */
final class References {

  private record Membership(String stack, String role) {}

  private record Members(Membership of, @Nullable String network) {}

  private final Map<String, Server> servers;
  private final Map<String, ExternalHost> externalHosts;
  private final Map<String, AppliedServer> given;
  // sorted names; made once, since every host of a thousand may ask
  private final Map<Membership, List<String>> members = new HashMap<>();
  private final Map<Members, List<String>> addresses = new HashMap<>();

  References(DesiredState desired, Allocation allocation, Map<String, Role> known) {
    servers = desired.serversByName();
    externalHosts = desired.externalHostsByName();
    given = allocation.servers();
    Map<Membership, SortedSet<String>> sorted = new HashMap<>();
    for (Server server : desired.servers()) {
      join(sorted, known, server.name(), server.stack(), server.roles());
    }
    for (ExternalHost host : desired.externalHosts()) {
      join(sorted, known, host.name(), host.stack(), host.roles());
    }
    sorted.forEach((membership, names) -> members.put(membership, List.copyOf(names)));
  }

  private static void join(
      Map<Membership, SortedSet<String>> members,
      Map<String, Role> known,
      String name,
      String stack,
      List<RoleUse> uses) {
    for (Role role : uses.isEmpty() ? List.<Role>of() : EffectiveRoles.of(known, uses)) {
      members.computeIfAbsent(new Membership(stack, role.name()), any -> new TreeSet<>()).add(name);
    }
  }

  Object resolve(Variable variable, Host host) {
    if (variable instanceof Variable.Text text) {
      return text.value();
    } else if (variable instanceof Variable.Whole whole) {
      return whole.value();
    } else if (variable instanceof Variable.Flag flag) {
      return flag.value();
    } else if (variable instanceof Variable.Items items) {
      return items.values().stream().map(item -> resolve(item, host)).toList();
    } else if (variable instanceof Variable.Mapping mapping) {
      SortedMap<String, Object> values = new TreeMap<>();
      mapping.values().forEach((key, value) -> values.put(key, resolve(value, host)));
      return values;
    } else if (variable instanceof Variable.AddressOf reference) {
      return addressOf(reference.server(), reference.network());
    } else if (variable instanceof Variable.MembersOf reference) {
      var wanted = new Members(new Membership(host.stack(), reference.role()), reference.network());
      return addresses.computeIfAbsent(wanted, this::addressesOf);
    }
    return index(host);
  }

  private static long index(Host host) {
    Replica replica = host instanceof Host.OfServer ours ? ours.server().replica() : null;
    return replica == null ? 1 : replica.index();
  }

  private List<String> addressesOf(Members wanted) {
    return members.getOrDefault(wanted.of(), List.of()).stream()
        .map(name -> addressOf(name, wanted.network()))
        .toList();
  }

  private String addressOf(String name, @Nullable String network) {
    ExternalHost external = externalHosts.get(name);
    if (external != null) {
      return external.address();
    }
    Server server = servers.get(name);
    AppliedServer allocated = given.get(name);
    if (server == null || allocated == null) {
      throw new IllegalStateException("there is no server " + name);
    }
    return Addresses.first(server, allocated, network)
        .orElseThrow(() -> new IllegalStateException(name + " has no known address"))
        .toString();
  }
}
