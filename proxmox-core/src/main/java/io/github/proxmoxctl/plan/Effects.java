package io.github.proxmoxctl.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effect of changing one attribute, from PVE's rules for a VM with the default {@code
 * hotplug=network,disk,usb} and from what provider bpg/proxmox 0.112 does itself (see {@code
 * vmUpdate}): it shuts a VM down to move a disk.
 */
final class Effects {

  private static final Set<String> ALWAYS_ONLINE =
      Set.of(
          "name",
          "node",
          "description",
          "tags",
          "onBoot",
          "protect",
          "sshKeys",
          "user",
          "dns.servers",
          "dns.domain",
          "memory.shares");

  private static final Map<String, Effect> OF_DISK =
      Map.of("size", Effect.ONLINE, "datastore", Effect.STOP);

  private Effects() {}

  /**
   * What a running server's users notice.
   *
   * @param runs whether the server runs now
   */
  static Effect of(
      String attribute, @Nullable String before, @Nullable String after, boolean runs) {
    if (attribute.equals("power")) {
      return "stopped".equals(after) ? Effect.STOP : Effect.ONLINE;
    }
    if (!runs || ALWAYS_ONLINE.contains(attribute) || attribute.startsWith("networks.")) {
      return Effect.ONLINE;
    }
    if (attribute.startsWith("disks.")) {
      String setting = attribute.substring(attribute.lastIndexOf('.') + 1);
      boolean isWholeDisk = attribute.indexOf('.') == attribute.lastIndexOf('.');
      return isWholeDisk ? Effect.ONLINE : OF_DISK.getOrDefault(setting, Effect.RESTART);
    }
    if (attribute.equals("cloudInit.datastore") || attribute.equals("cloudInit.slot")) {
      return Effect.STOP;
    }
    // cores, memory, agent, boot order … wait for the next start; unknown ones are taken for such
    return Effect.RESTART;
  }
}
