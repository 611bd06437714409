package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses lie in the networks that the stack allows: a fixed one itself, all that can be given
 * where one is allocated or comes from DHCP.
 */
final class AllowedAddresses implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    Map<String, Network> networks = state.networksByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Stack stack = stacks.get(server.stack());
      if (stack == null || stack.allowed().cidrs().isEmpty()) {
        continue;
      }
      for (NetworkInterface nic : server.networks()) {
        String outside = outside(nic, networks.get(nic.network()), stack.allowed().cidrs());
        if (outside != null) {
          String key = nic.address() instanceof Address.Fixed ? ".address" : ".network";
          problems.add(
              new Limit(stack, "cidrs", stack.allowed().cidrs())
                  .exceeded(outside, server.origins().of("networks." + nic.name() + key)));
        }
      }
    }
    return problems;
  }

  /** What lies outside; null for nothing. */
  private static @Nullable String outside(
      NetworkInterface nic, @Nullable Network network, List<Ipv4Network> allowed) {
    if (nic.address() instanceof Address.Fixed fixed) {
      Ipv4Address address = fixed.address();
      return contain(allowed, address, address) ? null : "address " + address;
    }
    if (network == null) {
      return null;
    }
    String name = Quoted.of(network.name());
    if (nic.address() instanceof Address.Dhcp) {
      return contain(allowed, network.cidr().address(), network.cidr().last())
          ? null
          : "an address that DHCP gives in network " + name + " (" + network.cidr() + ")";
    }
    return contain(allowed, network.range().first(), network.range().last())
        ? null
        : "an address that is allocated in network " + name + " (" + network.range() + ")";
  }

  private static boolean contain(List<Ipv4Network> allowed, Ipv4Address first, Ipv4Address last) {
    return allowed.stream().anyMatch(cidr -> cidr.contains(first) && cidr.contains(last));
  }
}
