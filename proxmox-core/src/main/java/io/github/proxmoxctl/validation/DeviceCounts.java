package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import java.util.ArrayList;
import java.util.List;

/** A Proxmox VM has the slots scsi0 to scsi30 and net0 to net31. */
final class DeviceCounts implements Rule {

  private static final int MOST_DISKS = 31;
  private static final int MOST_INTERFACES = 32;

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      // the image's own boot disk has a slot even when nobody names it
      int disks = server.disks().size() + (server.disks().stream().anyMatch(Disk::isBoot) ? 0 : 1);
      if (disks > MOST_DISKS) {
        problems.add(problem(server, "disks", disks, MOST_DISKS));
      }
      if (server.networks().size() > MOST_INTERFACES) {
        problems.add(problem(server, "networks", server.networks().size(), MOST_INTERFACES));
      }
    }
    return problems;
  }

  private static Diagnostic problem(Server server, String list, int count, int most) {
    return Diagnostic.error(
            "device.many",
            Words.of(server) + " has " + count + " " + list + "; a VM has slots for " + most,
            server.origins().of(list))
        .next("leave some out");
  }
}
