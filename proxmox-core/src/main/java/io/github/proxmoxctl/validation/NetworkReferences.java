package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every interface's network is declared. */
record NetworkReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    for (Network network : state.networks()) {
      known.putIfAbsent(network.name(), network.origins().whole());
    }
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        String name = nic.network();
        if (!known.containsKey(name) && !undecoded.mayDeclare("Network", name)) {
          Location place = server.origins().of("networks." + nic.name() + ".network");
          problems.add(UnknownReference.of("network", name, place, known));
        }
      }
    }
    return problems;
  }
}
