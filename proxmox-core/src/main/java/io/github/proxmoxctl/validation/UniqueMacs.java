package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two interfaces of a cluster have one MAC address. */
final class UniqueMacs implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> owners = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        String mac = nic.mac();
        if (mac == null) {
          continue;
        }
        Location place = server.origins().of("networks." + nic.name() + ".mac");
        Location first = owners.putIfAbsent(server.cluster() + " " + mac, place);
        if (first != null) {
          problems.add(problem(server, mac, place, first));
        }
      }
    }
    return problems;
  }

  private static Diagnostic problem(Server server, String mac, Location place, Location first) {
    if (place.equals(first)) {
      return Diagnostic.error(
              "mac.duplicate", "every replica of " + Words.of(server) + " would have " + mac, place)
          .next("leave it out to have one derived, or write it under `instances`");
    }
    return Diagnostic.error("mac.duplicate", mac + " is given twice", place)
        .next("give another, or leave it out to have one derived")
        .see(first, "first given here");
  }
}
