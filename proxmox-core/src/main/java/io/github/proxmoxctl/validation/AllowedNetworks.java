package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers join only the networks that their stack allows. */
final class AllowedNetworks implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    Map<String, ?> declared = state.networksByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Stack stack = stacks.get(server.stack());
      if (stack == null) {
        continue;
      }
      var limit = new Limit(stack, "networks", stack.allowed().networks());
      if (!limit.isKnown(declared.keySet())) {
        continue;
      }
      for (NetworkInterface nic : server.networks()) {
        // one that is not there is told of by another rule
        if (declared.containsKey(nic.network()) && !limit.values().contains(nic.network())) {
          problems.add(
              limit.exceeded(
                  "network " + Quoted.of(nic.network()),
                  server.origins().of("networks." + nic.name() + ".network")));
        }
      }
    }
    return problems;
  }
}
