package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Disks and interfaces of a server have names of their own: slots are kept by them. */
final class DeviceNames implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      check(server, "disks", server.disks().stream().map(Disk::name).toList(), problems);
      check(
          server,
          "networks",
          server.networks().stream().map(NetworkInterface::name).toList(),
          problems);
    }
    return problems;
  }

  private static void check(
      Server server, String list, List<String> names, List<Diagnostic> problems) {
    var seen = new HashSet<String>();
    for (String name : names) {
      if (!seen.add(name)) {
        problems.add(
            Diagnostic.error(
                    "device.duplicate",
                    Words.of(server) + " has " + Quoted.of(name) + " twice in its " + list,
                    server.origins().of(list + "." + name + ".name"))
                .next("give it another name")
                .see(server.origins().first(list + "." + name), "first used here"));
      }
    }
  }
}
