package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two interfaces of a network have one fixed address. */
final class UniqueAddresses implements Rule {

  private record Owner(Server server, Location location) {}

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Owner> owners = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        if (nic.address() instanceof Address.Fixed fixed) {
          Location place = server.origins().of("networks." + nic.name() + ".address");
          Owner owner = new Owner(server, place);
          Owner first = owners.putIfAbsent(nic.network() + " " + fixed.address(), owner);
          if (first != null) {
            problems.add(problem(fixed.address(), nic.network(), owner, first));
          }
        }
      }
    }
    return problems;
  }

  private static Diagnostic problem(
      Ipv4Address address, String network, Owner second, Owner first) {
    if (second.location.equals(first.location)) {
      return Diagnostic.error(
              "address.duplicate",
              "every replica of " + Words.of(second.server) + " would have " + address,
              second.location)
          .next("write `firstAddress: " + address + "`: each replica then has the next one");
    }
    return Diagnostic.error(
            "address.duplicate",
            address
                + " in network "
                + Quoted.of(network)
                + " is given to "
                + Quoted.of(second.server.name())
                + " and to "
                + Quoted.of(first.server.name()),
            second.location)
        .next("give another, or leave it out to have one allocated")
        .see(first.location, "first given here");
  }
}
