package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An IPv6 address is one that a host of its network can have, and the network has IPv6. */
final class Addresses6 implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Network> networks = state.networksByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        Network network = networks.get(nic.network());
        Location place = server.origins().of("networks." + nic.name() + ".address6");
        boolean isFixed = nic.address6() instanceof Address6.Fixed;
        if (network != null
            && network.cidr6() == null
            && (isFixed || nic.address6() instanceof Address6.Auto)) {
          problems.add(
              Diagnostic.error(
                      "address6.network",
                      "network " + Quoted.of(network.name()) + " has no IPv6 network",
                      place)
                  .next("give it one, such as `cidr6: 2001:db8:1::/64`, or take `address6` away")
                  .see(network.origins().whole(), "the network"));
        } else if (network != null
            && network.cidr6() != null
            && nic.address6() instanceof Address6.Fixed fixed
            && !network.isUsable(fixed.address())) {
          problems.add(unusable(server, network, network.cidr6(), fixed.address(), place));
        }
      }
    }
    return problems;
  }

  private static Diagnostic unusable(
      Server server, Network network, Ipv6Network cidr, Ipv6Address address, Location place) {
    String whose = server.replica() == null ? "" : " (" + server.name() + ")";
    String name = "network " + Quoted.of(network.name());
    if (!cidr.contains(address)) {
      return Diagnostic.error(
              "address.outside", address + whose + " is not in " + name + " (" + cidr + ")", place)
          .next("give an address of " + cidr + ", or write auto to have one allocated");
    }
    if (address.equals(network.gateway6())) {
      return Diagnostic.error(
              "address.gateway", address + whose + " is the gateway of " + name, place)
          .next("give another, or write auto to have one allocated")
          .see(network.origins().of("gateway6"), "the gateway");
    }
    return Diagnostic.error(
            "address.unusable",
            address + whose + " is the address of all routers of " + cidr,
            place)
        .next("give another, or write auto to have one allocated");
  }
}
