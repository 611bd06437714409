package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A firewall rule for one interface names one that the server has. */
final class FirewallInterfaces implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      List<FirewallRule> rules = server.firewall().rules();
      for (int index = 0; index < rules.size(); index++) {
        String iface = rules.get(index).iface();
        Map<String, Location> known = iface == null ? Map.of() : known(server);
        if (iface != null && !known.containsKey(iface)) {
          Location place = server.origins().of("firewall.rules." + index + ".iface");
          problems.add(UnknownReference.of("interface", iface, place, known));
        }
      }
    }
    return problems;
  }

  private static Map<String, Location> known(Server server) {
    Map<String, Location> known = new TreeMap<>();
    server
        .networks()
        .forEach(
            nic -> known.put(nic.name(), server.origins().of("networks." + nic.name() + ".name")));
    return known;
  }
}
