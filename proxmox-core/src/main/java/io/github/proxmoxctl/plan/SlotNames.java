package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The YAML's names of a server's slots, those it had and those it gets. */
record SlotNames(Map<String, String> disks, Map<Integer, String> interfaces) {

  static SlotNames of(@Nullable AppliedServer before, @Nullable AppliedServer after) {
    Map<String, String> disks = new HashMap<>();
    Map<Integer, String> interfaces = new HashMap<>();
    // the boot disk of an image is there even when no disk is declared
    disks.put("scsi0", "system");
    add(before, disks, interfaces);
    add(after, disks, interfaces);
    return new SlotNames(disks, interfaces);
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

  boolean hasInterface(int slot) {
    return interfaces.containsKey(slot);
  }
}
