package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import java.util.ArrayList;
import java.util.List;

/** A disk has whole GiB: the provider knows no other sizes. */
final class DiskSizes implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (Disk disk : server.disks()) {
        if (!disk.size().isWholeGibibytes()) {
          problems.add(
              Diagnostic.error(
                      "disk.fraction",
                      disk.size() + " is no whole number of GiB",
                      server.origins().of("disks." + disk.name() + ".size"))
                  .next("write " + (disk.size().gibibytes() + 1) + "GiB"));
        }
      }
    }
    return problems;
  }
}
