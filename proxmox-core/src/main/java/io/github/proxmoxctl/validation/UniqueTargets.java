package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No target is scraped twice for one job: each series, and each alert, would be there twice. */
final class UniqueTargets implements Rule {

  private record Target(String job, String address, long port) {}

  private record Owner(String name, Location place) {}

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    Map<String, String> addresses = addresses(state);
    Map<Target, Owner> owners = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      var listening = Listening.of(holder, known);
      for (Role role : listening.effective()) {
        for (Role.Exporter exporter : role.exporters()) {
          var target =
              new Target(
                  exporter.job(),
                  addresses.getOrDefault(holder.name(), holder.name()),
                  listening.port(exporter.port(), exporter.portVariable()));
          Owner owner = new Owner(holder.name(), holder.place(role.name(), known));
          Owner first = owners.get(target);
          // two roles on one port of one host are told of by another rule
          if (first == null || !first.name.equals(owner.name) || first.equals(owner)) {
            add(target, owner, owners, problems);
          }
        }
      }
    }
    for (ExternalHost host : state.externalHosts()) {
      for (int index = 0; index < host.endpoints().size(); index++) {
        ExternalHost.Endpoint endpoint = host.endpoints().get(index);
        Location place = host.origins().of("monitoring.endpoints." + index);
        var target = new Target(endpoint.job(), host.address(), endpoint.port());
        add(target, new Owner(host.name(), place), owners, problems);
      }
    }
    return problems;
  }

  /** By host, as far as they are written: an allocated one is unique anyway. */
  private static Map<String, String> addresses(DesiredState state) {
    Map<String, String> addresses = new HashMap<>();
    for (Server server : state.servers()) {
      server
          .managementInterface()
          .ifPresent(
              nic -> {
                if (nic.address() instanceof Address.Fixed fixed) {
                  addresses.put(server.name(), fixed.address().toString());
                }
              });
    }
    state.externalHosts().forEach(host -> addresses.put(host.name(), host.address()));
    return addresses;
  }

  private static void add(
      Target target, Owner owner, Map<Target, Owner> owners, List<Diagnostic> problems) {
    Owner first = owners.putIfAbsent(target, owner);
    if (first != null) {
      problems.add(
          Diagnostic.error(
                  "target.duplicate",
                  "job "
                      + Quoted.of(target.job())
                      + " would scrape "
                      + target.address()
                      + ":"
                      + target.port()
                      + " twice"
                      + (first.name.equals(owner.name)
                          ? ""
                          : ", for " + Quoted.of(first.name) + " and " + Quoted.of(owner.name)),
                  owner.place)
              .next("remove one of them, or give it another port or job")
              .see(first.place, "first scraped here"));
    }
  }
}
