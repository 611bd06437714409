package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** Where a server is logged in to is known before it runs, and is one place. */
final class ManagementAddresses implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      List<NetworkInterface> chosen =
          server.networks().stream().filter(NetworkInterface::isManagement).toList();
      if (chosen.size() > 1) {
        problems.add(several(server, chosen));
      } else if (chosen.size() == 1 && !chosen.get(0).hasKnownAddress()) {
        problems.add(dhcp(server, chosen.get(0)));
      } else if (server.isConfigured() && server.managementInterface().isEmpty()) {
        problems.add(unknown(server));
      }
    }
    return problems;
  }

  private static Diagnostic several(Server server, List<NetworkInterface> chosen) {
    return Diagnostic.error(
            "management.several",
            Words.of(server)
                + " would be managed through "
                + String.join(" and ", chosen.stream().map(NetworkInterface::name).toList()),
            server.origins().of("networks." + chosen.get(1).name() + ".management"))
        .next("write `management: true` for one interface");
  }

  private static Diagnostic dhcp(Server server, NetworkInterface nic) {
    return Diagnostic.error(
            "management.dhcp",
            Words.of(server) + " would be managed through an address from DHCP",
            server.origins().of("networks." + nic.name() + ".management"))
        .because("it is known only once the server runs")
        .next("give the interface `address: auto` or an address of its own");
  }

  private static Diagnostic unknown(Server server) {
    boolean hasInterface = !server.networks().isEmpty();
    String part = server.roles().isEmpty() ? "disks" : "roles";
    return Diagnostic.error(
            "management.unknown",
            Words.of(server)
                + " cannot be configured: "
                + (hasInterface ? "its address comes from DHCP" : "it has no network interface"),
            server.origins().of(part))
        .because("Ansible has to know where to log in before the server runs")
        .next(
            hasInterface
                ? "give an interface `address: auto` or an address of its own"
                : "give it an interface");
  }
}
