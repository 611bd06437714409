package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** No two interfaces of a network have one fixed address, IPv4 or IPv6. */
final class UniqueAddresses implements Rule {

  private record Owner(Server server, Location location) {}

  /**
   * One version of IP.
   *
   * @param field of an interface
   * @param fixed the address that an interface is given
   * @param ofSeries what to write where replicas share one, given the address
   * @param ofPair what to write where two servers share one
   */
  private record Version(
      String field,
      Function<NetworkInterface, Optional<String>> fixed,
      Function<String, String> ofSeries,
      String ofPair) {}

  private static final Version IPV4 =
      new Version(
          "address",
          nic ->
              nic.address() instanceof Address.Fixed fixed
                  ? Optional.of(fixed.address().toString())
                  : Optional.empty(),
          address -> "write `firstAddress: " + address + "`: each replica then has the next one",
          "give another, or leave it out to have one allocated");

  private static final Version IPV6 =
      new Version(
          "address6",
          nic ->
              nic.address6() instanceof Address6.Fixed fixed
                  ? Optional.of(fixed.address().toString())
                  : Optional.empty(),
          address -> "write `address6: auto`, or give each its own under `instances`",
          "give another, or write auto to have one allocated");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<>(check(state, IPV4));
    problems.addAll(check(state, IPV6));
    return problems;
  }

  private static List<Diagnostic> check(DesiredState state, Version version) {
    Map<String, Owner> owners = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        String address = version.fixed.apply(nic).orElse(null);
        if (address != null) {
          Location place = server.origins().of("networks." + nic.name() + "." + version.field);
          Owner owner = new Owner(server, place);
          Owner first = owners.putIfAbsent(nic.network() + " " + address, owner);
          if (first != null) {
            problems.add(problem(version, address, nic.network(), owner, first));
          }
        }
      }
    }
    return problems;
  }

  private static Diagnostic problem(
      Version version, String address, String network, Owner second, Owner first) {
    if (second.location.equals(first.location)) {
      return Diagnostic.error(
              "address.duplicate",
              "every replica of " + Words.of(second.server) + " would have " + address,
              second.location)
          .next(version.ofSeries.apply(address));
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
        .next(version.ofPair)
        .see(first.location, "first given here");
  }
}
