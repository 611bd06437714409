package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives slots: a disk or interface keeps the one it got, so that a line inserted in the middle
 * moves nothing. A slot that is given up in the same change is not given again in it: the provider
 * would see one disk that changed instead of one lost and one new.
 */
final class Slots {

  /** Proxmox has scsi0 to scsi30 and net0 to net31. */
  private static final int LAST_DISK = 30;

  private static final int LAST_INTERFACE = 31;

  private Slots() {}

  /** Slot ({@code scsi0} is the boot disk) by disk name, or null when they do not suffice. */
  static @Nullable SortedMap<String, String> ofDisks(
      Server server, @Nullable AppliedServer before, Consumer<Diagnostic> report) {
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
        if (number > LAST_DISK) {
          report.accept(exhausted(server, "disks", disk.name(), LAST_DISK));
          return null;
        }
        slots.put(disk.name(), "scsi" + number);
      }
    }
    return slots;
  }

  /** The number n of {@code netn} by interface name, or null when they do not suffice. */
  static @Nullable SortedMap<String, Integer> ofInterfaces(
      Server server, @Nullable AppliedServer before, Consumer<Diagnostic> report) {
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
      if (number > LAST_INTERFACE) {
        report.accept(exhausted(server, "networks", nic.name(), LAST_INTERFACE));
        return null;
      }
      slots.put(nic.name(), number);
    }
    return slots;
  }

  private static Diagnostic exhausted(Server server, String part, String name, int last) {
    return Diagnostic.error(
            "slot.exhausted",
            "no slot is left for %s.%s of server \"%s\"".formatted(part, name, server.name()),
            server.origins().of(part + "." + name))
        .because("a server has the slots 0 to " + last + "; one given up is free after its apply")
        .next(
            "declare fewer " + part + ", or add this one after the removal of another is applied");
  }

  /** One more than the highest interface slot that is or ever was in use. */
  static int everGiven(
      SortedMap<String, AppliedServer.Interface> interfaces, @Nullable AppliedServer before) {
    int now = interfaces.values().stream().mapToInt(nic -> nic.slot() + 1).max().orElse(0);
    return before == null ? now : Math.max(now, before.networkSlots());
  }
}
