package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.FileSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Disks are mounted each at a place of its own, and where no part of the system is hidden. */
final class Mounts implements Rule {

  /** An empty file system there would take the system from under itself. */
  private static final Set<String> SYSTEM =
      Set.of(
          "/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/run", "/sbin",
          "/sys", "/usr");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Map<String, Disk> mounted = new HashMap<>();
      for (Disk disk : server.disks()) {
        FileSystem use = disk.use();
        if (use == null) {
          continue;
        }
        Location place = server.origins().of("disks." + disk.name() + ".mount");
        Disk first = mounted.putIfAbsent(use.mount(), disk);
        if (disk.isBoot()) {
          problems.add(boot(server.origins().of("disks." + disk.name() + ".filesystem")));
        } else if (first != null) {
          problems.add(
              twice(server, use.mount(), place)
                  .see(
                      server.origins().of("disks." + first.name() + ".mount"),
                      "first mounted here"));
        } else if (SYSTEM.stream().anyMatch(part -> isWithin(use.mount(), part))) {
          problems.add(system(use.mount(), place));
        }
      }
    }
    return problems;
  }

  private static boolean isWithin(String mount, String part) {
    return mount.equals(part) || mount.startsWith(part + "/");
  }

  private static Diagnostic boot(Location place) {
    return Diagnostic.error(
            "mount.boot", "the boot disk has the image's file systems already", place)
        .next("take `filesystem` and `mount` away, or declare another disk for the data");
  }

  private static Diagnostic twice(Server server, String mount, Location place) {
    return Diagnostic.error(
            "mount.duplicate",
            Words.of(server) + " would mount two disks at " + Quoted.of(mount),
            place)
        .next("mount one of them elsewhere");
  }

  private static Diagnostic system(String mount, Location place) {
    return Diagnostic.error(
            "mount.system",
            "a disk mounted at " + Quoted.of(mount) + " would hide the system's",
            place)
        .next("mount it where data belongs, such as /srv or below /var/lib");
  }
}
