package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Peer;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may reach a port, as addresses and networks. */
final class PeerAddresses {

  private record Membership(String stack, String role) {}

  private record Interface(@Nullable String network, List<String> addresses) {}

  private final Map<String, Network> networks;
  // made once, since every server of a thousand may ask
  private final Map<Membership, List<Interface>> members = new HashMap<>();

  PeerAddresses(DesiredState desired, Map<String, AppliedServer> given, Map<String, Role> known) {
    networks = desired.networksByName();
    for (Server server : desired.servers()) {
      AppliedServer allocated = given.get(server.name());
      if (allocated != null) {
        add(known, server.stack(), server.roles(), interfaces(server, allocated));
      }
    }
    for (ExternalHost host : desired.externalHosts()) {
      // a name of the DNS is none that a firewall knows
      boolean isAddress =
          Ipv4Address.parse(host.address()).isPresent()
              || Ipv6Address.parse(host.address()).isPresent();
      List<String> addresses = isAddress ? List.of(host.address()) : List.of();
      add(known, host.stack(), host.roles(), List.of(new Interface(null, addresses)));
    }
  }

  private static List<Interface> interfaces(Server server, AppliedServer given) {
    return server.networks().stream()
        .map(
            nic -> {
              AppliedServer.Interface got = given.interfaces().get(nic.name());
              List<String> addresses =
                  got == null
                      ? List.of()
                      : Stream.of(got.address(), got.address6())
                          .filter(Objects::nonNull)
                          .map(Object::toString)
                          .toList();
              return new Interface(nic.network(), addresses);
            })
        .toList();
  }

  private void add(
      Map<String, Role> known, String stack, List<RoleUse> uses, List<Interface> interfaces) {
    for (Role role : uses.isEmpty() ? List.<Role>of() : EffectiveRoles.of(known, uses)) {
      members
          .computeIfAbsent(new Membership(stack, role.name()), any -> new ArrayList<>())
          .addAll(interfaces);
    }
  }

  /**
   * What a peer is called by; empty for nobody.
   *
   * @param stack the stack whose members are meant
   */
  List<String> of(Peer peer, String stack) {
    if (peer instanceof Peer.Addresses addresses) {
      return List.of(addresses.cidr());
    }
    if (peer instanceof Peer.InNetwork inNetwork) {
      Network network = networks.get(inNetwork.network());
      return network == null
          ? List.of()
          : Stream.of(network.cidr(), network.cidr6())
              .filter(Objects::nonNull)
              .map(Object::toString)
              .toList();
    }
    if (peer instanceof Peer.Members wanted) {
      return members.getOrDefault(new Membership(stack, wanted.role()), List.of()).stream()
          .filter(nic -> wanted.network() == null || wanted.network().equals(nic.network()))
          .flatMap(nic -> nic.addresses().stream())
          .distinct()
          .toList();
    }
    return List.of();
  }
}
