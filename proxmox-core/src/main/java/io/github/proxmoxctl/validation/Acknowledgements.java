package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import java.util.ArrayList;
import java.util.List;

/** The loss of a disk is acknowledged only when the disk is no longer declared. */
final class Acknowledgements implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      List<String> declared = server.disks().stream().map(Disk::name).toList();
      List<String> removed = server.acknowledge().removeDisks();
      for (int index = 0; index < removed.size(); index++) {
        if (declared.contains(removed.get(index))) {
          problems.add(
              Diagnostic.error(
                      "acknowledge.declared",
                      "disk "
                          + Quoted.of(removed.get(index))
                          + " may be lost and is declared as well",
                      server.origins().of("acknowledge.removeDisks." + index))
                  .next("remove the disk, or take its name out of `removeDisks`")
                  .see(server.origins().of("disks." + removed.get(index)), "declared here"));
        }
      }
    }
    return problems;
  }
}
