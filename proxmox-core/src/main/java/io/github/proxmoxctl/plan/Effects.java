package io.github.proxmoxctl.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effect of changing one attribute, from PVE's rules for a VM with the default {@code
 * hotplug=network,disk,usb} and from what provider bpg/proxmox 0.112 does itself (see {@code
 * vmUpdate}): it restarts a VM for any change of cloud-init, of the agent, and for what PVE only
 * takes at the next start; it shuts a VM down to move a disk. What waits in spite of that (cache,
 * discard, I/O thread, SSD) apply restarts the VM for.
 *
 * @param runs whether the server runs now; one that does not has no users
 * @param changesCloudInit whether anything of cloud-init differs
 */
record Effects(boolean runs, boolean changesCloudInit) {

  private static final Set<String> ALWAYS_ONLINE =
      Set.of(
          "name",
          "node",
          "description",
          "tags",
          "onBoot",
          "protect",
          "pool_id",
          "hook_script_file_id",
          "startup.order",
          "startup.up_delay",
          "startup.down_delay");

  private static final Map<String, Effect> OF_DISK =
      Map.of(
          "size", Effect.ONLINE,
          "backup", Effect.ONLINE,
          "replicate", Effect.ONLINE,
          "datastore", Effect.STOP);

  private static final Set<String> ONLINE_OF_INTERFACE =
      Set.of(
          "bridge",
          "mac",
          "model",
          "vlan",
          "mtu",
          "firewall",
          "disconnected",
          "queues",
          "rateLimit",
          "trunks");

  private static final Set<String> MOVES_CLOUD_INIT =
      Set.of("cloudInit.datastore", "cloudInit.slot", "initialization.file_format");

  /** What the server's users notice. */
  Effect of(String attribute, @Nullable String after) {
    if (attribute.equals("power")) {
      return "stopped".equals(after) ? Effect.STOP : Effect.ONLINE;
    }
    if (!runs || ALWAYS_ONLINE.contains(attribute) || Vocabulary.isBookkeeping(attribute)) {
      return Effect.ONLINE;
    }
    String[] parts = attribute.split("\\.", 3);
    if (parts[0].equals("disks") && parts.length > 1) {
      return parts.length == 2 ? Effect.ONLINE : ofDisk(parts[2]);
    }
    if (parts[0].equals("networks") && parts.length > 1) {
      boolean isDevice = parts.length == 3 && ONLINE_OF_INTERFACE.contains(parts[2]);
      return isDevice || !changesCloudInit ? Effect.ONLINE : Effect.RESTART;
    }
    // cores, memory, agent, boot order … wait for the next start; unknown ones are taken for such
    return MOVES_CLOUD_INIT.contains(attribute) ? Effect.STOP : Effect.RESTART;
  }

  private static Effect ofDisk(String setting) {
    return setting.startsWith("speed.")
        ? Effect.ONLINE
        : OF_DISK.getOrDefault(setting, Effect.RESTART);
  }
}
