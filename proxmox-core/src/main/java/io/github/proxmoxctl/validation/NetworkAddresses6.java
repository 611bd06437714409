package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import java.util.ArrayList;
import java.util.List;

/** A network's IPv6 gateway is reached from its IPv6 network: in it, or on the link itself. */
final class NetworkAddresses6 implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Network network : state.networks()) {
      Ipv6Address gateway = network.gateway6();
      Ipv6Network cidr = network.cidr6();
      if (gateway == null) {
        continue;
      }
      if (cidr == null) {
        problems.add(
            Diagnostic.error(
                    "network.gateway6",
                    "network " + Quoted.of(network.name()) + " has a `gateway6` and no `cidr6`",
                    network.origins().of("gateway6"))
                .next("add the IPv6 network, such as `cidr6: 2001:db8:1::/64`"));
      } else if (!cidr.isHost(gateway) && !gateway.isLinkLocal()) {
        problems.add(
            Diagnostic.error(
                    "network.outside",
                    "the gateway %s does not lie in network %s (%s)"
                        .formatted(gateway, Quoted.of(network.name()), cidr),
                    network.origins().of("gateway6"))
                .next("give an address of a host in " + cidr + ", or a link-local one (fe80::…)"));
      }
    }
    return problems;
  }
}
