package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fixed address is one that a host of its network can have. */
final class FixedAddresses implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Network> networks = state.networksByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        Network network = networks.get(nic.network());
        if (network != null
            && nic.address() instanceof Address.Fixed fixed
            && !network.isUsable(fixed.address())) {
          Location place = server.origins().of("networks." + nic.name() + ".address");
          problems.add(problem(server, network, fixed.address(), place));
        }
      }
    }
    return problems;
  }

  private static Diagnostic problem(
      Server server, Network network, Ipv4Address address, Location place) {
    String whose = server.replica() == null ? "" : " (" + server.name() + ")";
    String name = "network " + Quoted.of(network.name());
    if (!network.cidr().contains(address)) {
      return Diagnostic.error(
              "address.outside",
              address + whose + " is not in " + name + " (" + network.cidr() + ")",
              place)
          .next(
              "give an address from "
                  + network.range()
                  + ", or leave it out to have one allocated");
    }
    for (int index = 0; index < network.reserved().size(); index++) {
      AddressRange part = network.reserved().get(index);
      if (part.contains(address)) {
        return Diagnostic.error(
                "address.reserved", address + whose + " is reserved in " + name, place)
            .next("give another, or leave it out to have one allocated")
            .see(network.origins().of("reserved." + index), "reserved here");
      }
    }
    if (address.equals(network.gateway())) {
      return Diagnostic.error(
              "address.gateway", address + whose + " is the gateway of " + name, place)
          .next("give another, or leave it out to have one allocated")
          .see(network.origins().of("gateway"), "the gateway");
    }
    return Diagnostic.error(
            "address.unusable",
            address + whose + " is the network or broadcast address of " + network.cidr(),
            place)
        .next("give another, or leave it out to have one allocated");
  }
}
