package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Native I/O leaves the page cache out; QEMU does not start where the cache mode keeps it. */
final class DiskModes implements Rule {

  private static final Set<String> DIRECT = Set.of("none", "directsync");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (Disk disk : server.disks()) {
        if (disk.drive().aio().equals("native") && !DIRECT.contains(disk.drive().cache())) {
          problems.add(
              Diagnostic.error(
                      "disk.aio",
                      "`aio: native` does not go with `cache: " + disk.drive().cache() + "`",
                      server.origins().of("disks." + disk.name() + ".aio"))
                  .because("QEMU would refuse to start " + Words.of(server))
                  .next("write `aio: io_uring`, or `cache: none`")
                  .see(server.origins().of("disks." + disk.name() + ".cache"), "the cache"));
        }
      }
    }
    return problems;
  }
}
