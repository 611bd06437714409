package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A network's range suffices for the interfaces that have an address allocated. */
final class AddressCapacity implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, List<Address>> addresses =
        state.servers().stream()
            .map(Server::networks)
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    NetworkInterface::network,
                    Collectors.mapping(NetworkInterface::address, Collectors.toList())));
    var problems = new ArrayList<Diagnostic>();
    for (Network network : state.networks()) {
      List<Address> wanted = addresses.getOrDefault(network.name(), List.of());
      long allocated = wanted.stream().filter(Address.Auto.class::isInstance).count();
      long left = left(network, wanted);
      if (allocated > left) {
        problems.add(
            Diagnostic.error(
                    "network.exhausted",
                    "network "
                        + Quoted.of(network.name())
                        + " has "
                        + Words.count(left, "address")
                        + " to give ("
                        + network.range()
                        + "), and "
                        + Words.count(allocated, "interface")
                        + " need one",
                    network.origins().of("range"))
                .next("widen `range`, or take addresses out of `reserved`"));
      }
    }
    return problems;
  }

  private static long left(Network network, List<Address> wanted) {
    var range = new Intervals(network.range().first().value(), network.range().last().value());
    network.reserved().forEach(part -> range.take(part.first().value(), part.last().value()));
    Ipv4Address gateway = network.gateway();
    if (gateway != null) {
      range.take(gateway.value(), gateway.value());
    }
    if (network.cidr().prefix() <= 30) {
      range.take(network.cidr().address().value(), network.cidr().address().value());
      range.take(network.cidr().last().value(), network.cidr().last().value());
    }
    for (Address address : wanted) {
      if (address instanceof Address.Fixed fixed) {
        range.take(fixed.address().value(), fixed.address().value());
      }
    }
    return range.left();
  }
}
