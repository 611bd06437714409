package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives slots: a disk or interface keeps the one it got, so that a line inserted in the middle
 * moves nothing. A slot that is given up in the same change is not given again in it: the provider
 * would see one disk that changed instead of one lost and one new.
 */
final class Slots {

  private Slots() {}

  /** Slot ({@code scsi0} is the boot disk) by disk name. */
  static SortedMap<String, String> ofDisks(Server server, @Nullable AppliedServer before) {
    SortedMap<String, String> slots = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    taken.add("scsi0");
    if (before != null) {
      taken.addAll(before.disks().values());
    }
    for (Server.Disk disk : server.disks()) {
      String kept = before == null ? null : before.disks().get(disk.name());
      if (kept != null) {
        slots.put(disk.name(), kept);
      } else if (disk.isBoot()) {
        slots.put(disk.name(), "scsi0");
      } else {
        int number = 1;
        while (!taken.add("scsi" + number)) {
          number++;
        }
        slots.put(disk.name(), "scsi" + number);
      }
    }
    return slots;
  }

  /** The number n of {@code netn} by interface name. */
  static SortedMap<String, Integer> ofInterfaces(Server server, @Nullable AppliedServer before) {
    SortedMap<String, Integer> slots = new TreeMap<>();
    Set<Integer> taken = new HashSet<>();
    if (before != null) {
      before.interfaces().values().forEach(nic -> taken.add(nic.slot()));
    }
    for (Server.NetworkInterface nic : server.networks()) {
      AppliedServer.Interface kept = before == null ? null : before.interfaces().get(nic.name());
      if (kept != null) {
        slots.put(nic.name(), kept.slot());
        continue;
      }
      int number = 0;
      while (!taken.add(number)) {
        number++;
      }
      slots.put(nic.name(), number);
    }
    return slots;
  }
}
