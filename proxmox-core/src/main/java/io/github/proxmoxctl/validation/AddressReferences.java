package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.Variable.AddressOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code addressOf} names a host of the estate, and an address of it that is known before it runs.
 */
record AddressReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Server> servers = state.serversByName();
    Map<String, ExternalHost> externalHosts = state.externalHostsByName();
    Map<String, Location> known = new TreeMap<>();
    servers.forEach((name, server) -> known.put(name, server.origins().whole()));
    externalHosts.forEach((name, host) -> known.put(name, host.origins().whole()));
    boolean isAllKnown =
        !undecoded.mayDeclareAny("Server") && !undecoded.mayDeclareAny("ExternalHost");
    var problems = new ArrayList<Diagnostic>();
    for (Told told : Told.all(state)) {
      told.parts()
          .filter(part -> part.variable() instanceof AddressOf)
          .forEach(
              part -> {
                AddressOf reference = (AddressOf) part.variable();
                String name = reference.server();
                Server server = servers.get(name);
                if (server != null && joinsUnknown(server, state)) {
                  // said where the server names the network; it may be the one that is meant
                  return;
                }
                if (server != null) {
                  unknownAddress(server, reference.network(), place(told, part.path(), reference))
                      .ifPresent(problems::add);
                } else if (externalHosts.containsKey(name)) {
                  if (reference.network() != null) {
                    problems.add(noNetworks(name, told.place(part.path() + ".network")));
                  }
                } else if (isAllKnown) {
                  problems.add(
                      UnknownReference.of(
                          "server", name, told.place(part.path() + ".addressOf"), known));
                }
              });
    }
    return problems;
  }

  private static boolean joinsUnknown(Server server, DesiredState state) {
    return server.networks().stream()
        .anyMatch(nic -> !state.networksByName().containsKey(nic.network()));
  }

  private static Location place(Told told, String path, AddressOf reference) {
    return told.place(path + (reference.network() == null ? ".addressOf" : ".network"));
  }

  /** Why a server has no address that a variable could have; empty when it has one. */
  static Optional<Diagnostic> unknownAddress(
      Server server, @Nullable String network, Location place) {
    List<NetworkInterface> interfaces =
        server.networks().stream()
            .filter(nic -> network == null || nic.network().equals(network))
            .toList();
    if (interfaces.stream().anyMatch(NetworkInterface::hasKnownAddress)) {
      return Optional.empty();
    }
    if (!interfaces.isEmpty()) {
      return Optional.of(
          Diagnostic.error(
                  "reference.dhcp",
                  "the address of " + Quoted.of(server.name()) + " comes from DHCP",
                  place)
              .because("it is known only once the server runs")
              .next("give its interface `address: auto` or an address of its own")
              .see(server.origins().of("networks." + interfaces.get(0).name()), "the interface"));
    }
    String networks =
        String.join(", ", server.networks().stream().map(NetworkInterface::network).toList());
    return Optional.of(
        Diagnostic.error(
                "reference.network",
                Quoted.of(server.name())
                    + (network == null
                        ? " has no network interface"
                        : " has no interface in network " + Quoted.of(network)),
                place)
            .next(
                networks.isEmpty()
                    ? "give it an interface"
                    : "write one of its networks: " + networks)
            .see(server.origins().of("networks"), "its interfaces"));
  }

  private static Diagnostic noNetworks(String name, Location place) {
    return Diagnostic.error(
            "reference.network",
            Quoted.of(name) + " is an external host and has one address",
            place)
        .next("leave `network` out");
  }
}
