package io.github.proxmoxctl.lab.nspawn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What hosts are made of, as {@code tools/lab-hosts} makes it.
 *
 * @param folder with {@code root}, a Debian root file system, and {@code packages}
 */
public record HostBase(Path folder) {
  private static final String MADE_BY = "run tools/setup --hosts, or lab start --no-hosts";

  /** Where it is on this machine, whether it was made or not. */
  public static HostBase ofThisMachine() {
    String cache = System.getenv("PROXMOXCTL_CACHE");
    if (cache == null || cache.isEmpty()) {
      String home = System.getenv("XDG_CACHE_HOME");
      cache =
          (home == null || home.isEmpty() ? System.getProperty("user.home") + "/.cache" : home)
              + "/proxmoxctl";
    }
    return new HostBase(Path.of(cache, "lab-hosts", "debian-12"));
  }

  /** The read-only lower layer of every host. */
  Path root() {
    return folder.resolve("root");
  }

  /** A folder for apt, seen by hosts at {@code /srv/packages}. */
  Path packages() {
    return folder.resolve("packages");
  }

  /** Why there can be no hosts; empty if there can. */
  public Optional<String> obstacle() {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.of("they need root");
    }
    if (!Files.isDirectory(root()) || !Files.exists(packages().resolve("Packages"))) {
      return Optional.of("there is no " + root() + "; " + MADE_BY);
    }
    for (String program : new String[] {"systemd-nspawn", "ip", "losetup", "nsenter", "unshare"}) {
      if (!isOnPath(program)) {
        return Optional.of(program + " is missing; " + MADE_BY);
      }
    }
    if (ControlGroup.hierarchy().isEmpty()) {
      return Optional.of("this machine has no control groups, version 2");
    }
    Shell.Outcome made = Shell.attempt("", List.of("unshare", "--mount", "--net", "true"));
    return made.succeeded()
        ? Optional.empty()
        : Optional.of("this machine allows no namespaces: " + made.output().strip());
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
