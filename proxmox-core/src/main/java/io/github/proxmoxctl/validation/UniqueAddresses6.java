package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two interfaces of a network have one fixed IPv6 address. */
final class UniqueAddresses6 implements Rule {

  private record Owner(Server server, Location location) {}

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Owner> owners = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        if (nic.address6() instanceof Address6.Fixed fixed) {
          Location place = server.origins().of("networks." + nic.name() + ".address6");
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
      Ipv6Address address, String network, Owner second, Owner first) {
    if (second.location.equals(first.location)) {
      return Diagnostic.error(
              "address.duplicate",
              "every replica of " + Words.of(second.server) + " would have " + address,
              second.location)
          .next("write `address6: auto`, or give each its own under `instances`");
    }
    return Diagnostic.error(
            "address.duplicate",
            "%s in network %s is given to %s and to %s"
                .formatted(
                    address,
                    Quoted.of(network),
                    Quoted.of(second.server.name()),
                    Quoted.of(first.server.name())),
            second.location)
        .next("give another, or write auto to have one allocated")
        .see(first.location, "first given here");
  }
}
