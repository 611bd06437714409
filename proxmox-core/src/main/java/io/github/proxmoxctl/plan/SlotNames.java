package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The YAML's names of a server's slots.
 *
 * @param disks name by slot, before or after the change
 * @param interfaces name by n of {@code netn}, before or after the change
 * @param used the interfaces' slots on the side that is read; another one there is a gap
 */
record SlotNames(Map<String, String> disks, Map<Integer, String> interfaces, Set<Integer> used) {

  /** What the module gives an interface that only fills a gap. */
  private static final String GAP_ADDRESS = "169.254.254.";

  /**
   * For one side of a change.
   *
   * @param side whose slots count as used: one of the two; null when the ledger does not know it
   */
  static SlotNames of(
      @Nullable AppliedServer before, @Nullable AppliedServer after, @Nullable AppliedServer side) {
    Map<String, String> disks = new HashMap<>();
    Map<Integer, String> interfaces = new HashMap<>();
    // the boot disk of an image is there even when no disk is declared
    disks.put("scsi0", "system");
    add(before, disks, interfaces);
    add(after, disks, interfaces);
    Set<Integer> used = new HashSet<>();
    if (side == null) {
      used.addAll(interfaces.keySet());
    } else {
      side.interfaces().values().forEach(nic -> used.add(nic.slot()));
    }
    return new SlotNames(disks, interfaces, used);
  }

  private static void add(
      @Nullable AppliedServer server, Map<String, String> disks, Map<Integer, String> interfaces) {
    if (server != null) {
      server.disks().forEach((name, slot) -> disks.put(slot, name));
      server.interfaces().forEach((name, nic) -> interfaces.put(nic.slot(), name));
    }
  }

  String disk(String slot) {
    return disks.getOrDefault(slot, slot);
  }

  String networkInterface(int slot) {
    return interfaces.getOrDefault(slot, "net" + slot);
  }

  /** Whether a device only fills the place of an interface that is not there. */
  boolean isGap(int slot, Map<?, ?> device) {
    return Boolean.FALSE.equals(device.get("enabled"))
        || (!used.contains(slot) && Boolean.TRUE.equals(device.get("disconnected")));
  }

  /** Whether an address only fills the place of one that is not there. */
  boolean isGapAddress(int slot, @Nullable Object address) {
    return !used.contains(slot) && String.valueOf(address).startsWith(GAP_ADDRESS);
  }
}
