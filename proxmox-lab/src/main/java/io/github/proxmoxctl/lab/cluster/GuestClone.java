package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.DiskSize;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.config.NetworkDevice;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clone of a guest looks like. */
public final class GuestClone {
  private static final Set<String> NOT_COPIED = Set.of("lock", "template", "parent", "snaptime");

  private GuestClone() {}

  /**
   * A request to clone.
   *
   * @param id id of the new guest
   * @param node where it goes
   * @param name its name; null for Proxmox's default
   * @param description its notes; null keeps the source's
   * @param storage where its disks go; null for the source's storages
   * @param full whether disks are copied rather than linked to their base
   */
  public record Request(
      int id,
      String node,
      @Nullable String name,
      @Nullable String description,
      @Nullable String storage,
      boolean full) {}

  /** The place holder that exists while disks are copied. */
  public static Guest placeholder(Request request) {
    return Guest.stopped(
        request.id(), request.node(), GuestConfig.of(Map.of("lock", "clone")), Map.of());
  }

  /** The finished clone: its own MAC addresses, UUIDs and volumes. */
  public static Guest of(Guest source, Request request, Storages storages) {
    Map<String, String> config = new TreeMap<>();
    Map<String, Volume> volumes = new TreeMap<>();
    source
        .config()
        .values()
        .forEach(
            (key, value) -> {
              if (ConfigSchema.isNetwork(key)) {
                config.put(key, NetworkDevice.parse(value).withNewMac().print());
              } else if (ConfigSchema.isDrive(key)) {
                config.put(
                    key, copy(Drive.parse(value), source, request, storages, volumes).print());
              } else if (!NOT_COPIED.contains(key) && !key.startsWith("unused")) {
                config.put(key, value);
              }
            });
    PropertyString smbios = PropertyString.parse(config.getOrDefault("smbios1", ""), "");
    config.put("smbios1", smbios.with("uuid", UUID.randomUUID().toString()).print(""));
    config.put("vmgenid", UUID.randomUUID().toString());
    config.put("name", request.name() == null ? defaultName(source) : request.name());
    if (request.description() != null) {
      config.put("description", request.description());
    }
    return Guest.stopped(request.id(), request.node(), GuestConfig.of(config), volumes);
  }

  /** Refuses what Proxmox refuses before it starts the task. */
  public static void check(Guest source, Request request, Storages storages) {
    source.requireUnlocked();
    if (!request.full() && !source.isTemplate()) {
      throw Refusal.died("Linked clone feature is not supported for drive 'scsi0'");
    }
    if (request.storage() != null) {
      if (!request.full()) {
        throw Refusal.parameter("storage", "parameter 'storage' not allowed for linked clones");
      }
      storages.forImages(request.storage());
    }
    boolean shared =
        source.volumes().values().stream()
            .allMatch(volume -> storages.require(volume.storage()).shared());
    if (!request.node().equals(source.node()) && !shared) {
      throw Refusal.died("Can't clone VM to node '" + request.node() + "' (VM uses local storage)");
    }
  }

  private static Drive copy(
      Drive drive, Guest source, Request request, Storages storages, Map<String, Volume> volumes) {
    Volume original = source.volumes().get(drive.file());
    if (original == null) {
      return drive;
    }
    String target = request.storage() == null ? original.storage() : request.storage();
    Storage storage = storages.forImages(target);
    String id =
        drive.isCloudInit()
            ? VolumeNames.cloudInit(storage, request.id())
            : VolumeNames.disk(storage, request.id(), original.format(), volumes.keySet());
    if (!request.full() && !drive.isCloudInit()) {
      id = storage.name() + ":" + original.name() + "/" + id.substring(id.indexOf(':') + 1);
    }
    volumes.put(id, new Volume(id, original.size(), original.format()));
    return drive.withFile(id).with("size", DiskSize.format(original.size()));
  }

  private static String defaultName(Guest source) {
    return "Copy-of-VM-" + source.config().get("name").orElse(Integer.toString(source.id()));
  }
}
