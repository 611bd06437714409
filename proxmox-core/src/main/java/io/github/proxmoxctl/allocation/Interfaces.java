package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives each interface of a server its slot, MAC and address, or lets it keep what it has. */
final class Interfaces {

  private final Map<String, Addresses> addresses = new HashMap<>();
  private final Map<String, Addresses6> addresses6 = new HashMap<>();
  private final Macs macs;
  private final Consumer<Diagnostic> report;

  Interfaces(DesiredState desired, Known known, Consumer<Diagnostic> report) {
    for (Network network : desired.networks()) {
      addresses.put(network.name(), new Addresses(network, desired.servers(), known));
      addresses6.put(network.name(), new Addresses6(network, desired.servers(), known));
    }
    macs = new Macs(desired.pipeline().name(), desired.servers(), known);
    this.report = report;
  }

  /**
   * Interfaces by name, or null when a slot or address could not be given; the reason is reported.
   */
  @Nullable SortedMap<String, AppliedServer.Interface> give(
      Server server, @Nullable AppliedServer before, String firstName) {
    SortedMap<String, Integer> slots = Slots.ofInterfaces(server, before, report);
    if (slots == null) {
      return null;
    }
    SortedMap<String, AppliedServer.Interface> interfaces = new TreeMap<>();
    for (Server.NetworkInterface nic : server.networks()) {
      AppliedServer.Interface kept = before == null ? null : before.interfaces().get(nic.name());
      Ipv4Address address = null;
      if (!(nic.address() instanceof Server.Address.Dhcp)) {
        address = address(server, nic, kept, firstName);
        if (address == null) {
          return null;
        }
      }
      Ipv6Address address6 = null;
      if (nic.address6() instanceof Address6.Fixed || nic.address6() instanceof Address6.Auto) {
        address6 = address6(server, nic, kept, firstName);
        if (address6 == null) {
          return null;
        }
      }
      interfaces.put(
          nic.name(),
          new AppliedServer.Interface(
              slots.getOrDefault(nic.name(), 0),
              mac(nic, kept, firstName),
              nic.network(),
              address,
              address6));
    }
    return interfaces;
  }

  private String mac(
      Server.NetworkInterface nic, AppliedServer.@Nullable Interface kept, String firstName) {
    if (nic.mac() != null) {
      return nic.mac();
    }
    return kept != null ? kept.mac() : macs.give(firstName, nic.name());
  }

  private @Nullable Ipv4Address address(
      Server server,
      Server.NetworkInterface nic,
      AppliedServer.@Nullable Interface kept,
      String firstName) {
    if (nic.address() instanceof Server.Address.Fixed fixed) {
      return fixed.address();
    }
    Addresses pool = addresses.get(nic.network());
    if (pool == null) {
      return null;
    }
    if (kept != null
        && kept.network().equals(nic.network())
        && kept.address() != null
        && pool.mayKeep(kept.address())) {
      return kept.address();
    }
    Ipv4Address address = pool.give(firstName, nic.name()).orElse(null);
    if (address == null) {
      exhausted(server, nic, "address", "range");
    }
    return address;
  }

  private @Nullable Ipv6Address address6(
      Server server,
      Server.NetworkInterface nic,
      AppliedServer.@Nullable Interface kept,
      String firstName) {
    if (nic.address6() instanceof Address6.Fixed fixed) {
      return fixed.address();
    }
    Addresses6 pool = addresses6.get(nic.network());
    if (pool == null) {
      return null;
    }
    if (kept != null
        && kept.network().equals(nic.network())
        && kept.address6() != null
        && pool.mayKeep(kept.address6())) {
      return kept.address6();
    }
    Ipv6Address address = pool.give(firstName, nic.name()).orElse(null);
    if (address == null) {
      exhausted(server, nic, "IPv6 address", "cidr6");
    }
    return address;
  }

  private void exhausted(Server server, Server.NetworkInterface nic, String what, String field) {
    report.accept(
        Diagnostic.error(
                "address.exhausted",
                "no %s is left in network \"%s\" for server \"%s\""
                    .formatted(what, nic.network(), server.name()),
                server.origins().of("networks." + nic.name()))
            .next(
                "widen spec." + field + " of the network, or give fewer servers an address in it"));
  }
}
