package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.Rollout;
import java.util.ArrayList;
import java.util.List;

/** A server that is replaced when its image changes has no disk whose data that would lose. */
final class Rollouts implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      List<Disk> data = server.disks().stream().filter(disk -> !disk.isBoot()).toList();
      if (server.rollout() == Rollout.REBUILD && !data.isEmpty()) {
        String names = String.join(", ", data.stream().map(Disk::name).toList());
        problems.add(
            Diagnostic.error(
                    "rollout.data",
                    "%s would be rebuilt from a new image and has disks of data: %s"
                        .formatted(Words.of(server), names),
                    server.origins().of("rollout"))
                .because("a rebuilt server begins with empty disks")
                .next("write `rollout: newOnly`, or keep the data on another server")
                .see(server.origins().of("disks." + data.get(0).name()), "such a disk"));
      }
    }
    return problems;
  }
}
