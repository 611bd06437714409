package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One interface at most gives a server its default route, and its network has a gateway. */
final class DefaultGateway implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Network> networks = state.networksByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      List<NetworkInterface> giving =
          server.networks().stream().filter(NetworkInterface::givesGateway).toList();
      if (giving.size() > 1) {
        problems.add(several(server, giving));
      }
      for (NetworkInterface nic : giving) {
        Network network = networks.get(nic.network());
        if (network != null
            && network.gateway() == null
            && !(nic.address() instanceof Address.Dhcp)) {
          problems.add(none(server, nic, network));
        }
      }
    }
    return problems;
  }

  private static Diagnostic several(Server server, List<NetworkInterface> giving) {
    return Diagnostic.error(
            "gateway.several",
            Words.of(server)
                + " would have its default route through "
                + String.join(" and ", giving.stream().map(NetworkInterface::name).toList()),
            server.origins().of("networks." + giving.get(1).name()))
        .next("write `gateway: true` for the one interface that shall give it");
  }

  private static Diagnostic none(Server server, NetworkInterface nic, Network network) {
    return Diagnostic.error(
            "gateway.missing",
            "network " + Quoted.of(network.name()) + " has no gateway",
            server.origins().of("networks." + nic.name() + ".gateway"))
        .next("write `gateway: false`, or give the network its `gateway`")
        .see(network.origins().whole(), "the network");
  }
}
