package io.github.proxmoxctl.lab.cluster;

import java.util.Set;

/** The names that Proxmox VE gives to volumes. */
final class VolumeNames {
  private VolumeNames() {}

  /** The first free disk name of a guest: {@code storage:vm-100-disk-0}. */
  static String disk(Storage storage, int guest, String format, Set<String> taken) {
    return free(storage, guest, "vm-", format, taken);
  }

  /** The first free base name of a template's disk: {@code storage:base-100-disk-0}. */
  static String base(Storage storage, int guest, String format, Set<String> taken) {
    return free(storage, guest, "base-", format, taken);
  }

  /** The guest's cloud-init drive. */
  static String cloudInit(Storage storage, int guest) {
    return file(storage, guest, "vm-" + guest + "-cloudinit", "qcow2");
  }

  private static String free(
      Storage storage, int guest, String prefix, String format, Set<String> taken) {
    for (int number = 0; ; number++) {
      String id = file(storage, guest, prefix + guest + "-disk-" + number, format);
      if (taken.stream().noneMatch(other -> isNameOf(other, id))) {
        return id;
      }
    }
  }

  /** A linked clone's volume is called after its base as well: {@code storage:base/name}. */
  private static boolean isNameOf(String volume, String id) {
    int name = id.indexOf(':') + 1;
    return volume.equals(id)
        || (volume.startsWith(id.substring(0, name)) && volume.endsWith("/" + id.substring(name)));
  }

  private static String file(Storage storage, int guest, String name, String format) {
    return storage.keepsFiles()
        ? storage.name() + ":" + guest + "/" + name + "." + format
        : storage.name() + ":" + name;
  }
}
