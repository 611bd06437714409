package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Network;
import java.util.ArrayList;
import java.util.List;

/** A network's gateway, range and reserved addresses lie in it. */
final class NetworkAddresses implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Network network : state.networks()) {
      Ipv4Address gateway = network.gateway();
      if (gateway != null && !isHost(network, gateway)) {
        problems.add(outside(network, "the gateway " + gateway, "gateway"));
      }
      if (!contains(network, network.range())) {
        problems.add(outside(network, "the range " + network.range(), "range"));
      }
      for (int index = 0; index < network.reserved().size(); index++) {
        AddressRange part = network.reserved().get(index);
        if (!contains(network, part)) {
          String words = part.size() == 1 ? part.first().toString() : part.toString();
          problems.add(outside(network, "the reserved " + words, "reserved." + index));
        }
      }
    }
    return problems;
  }

  private static boolean isHost(Network network, Ipv4Address address) {
    return network.cidr().contains(address) && !network.cidr().isNetworkOrBroadcast(address);
  }

  private static boolean contains(Network network, AddressRange range) {
    return network.cidr().contains(range.first()) && network.cidr().contains(range.last());
  }

  private static Diagnostic outside(Network network, String what, String path) {
    return Diagnostic.error(
            "network.outside",
            what
                + " does not lie in network "
                + Quoted.of(network.name())
                + " ("
                + network.cidr()
                + ")",
            network.origins().of(path))
        .next("give addresses of hosts in " + network.cidr() + ", or correct `cidr`");
  }
}
