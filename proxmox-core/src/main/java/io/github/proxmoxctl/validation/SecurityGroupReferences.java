package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every security group of a server is declared. */
record SecurityGroupReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    state.securityGroups().forEach(one -> known.putIfAbsent(one.name(), one.origins().whole()));
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (int index = 0; index < server.firewall().groups().size(); index++) {
        String group = server.firewall().groups().get(index);
        if (!known.containsKey(group) && !undecoded.mayDeclare("SecurityGroup", group)) {
          Location place = server.origins().of("firewall.groups." + index);
          problems.add(UnknownReference.of("security group", group, place, known));
        }
      }
    }
    return problems;
  }
}
