package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.DiskSize;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Moving a guest to another node. */
public final class GuestMigration {
  private GuestMigration() {}

  /**
   * A request to migrate.
   *
   * @param online whether the guest may run meanwhile
   * @param withLocalDisks whether disks on local storages are copied
   * @param targetStorage where local disks go; null for a storage of the same name
   */
  public record Request(
      String target, boolean online, boolean withLocalDisks, @Nullable String targetStorage) {}

  /** Refuses what Proxmox refuses before it starts the task. */
  public static void check(Guest guest, Request request) {
    guest.requireUnlocked();
    if (request.target().equals(guest.node())) {
      throw Refusal.parameter("target", "target is local node.");
    }
    if (guest.isRunning() && !request.online()) {
      throw Refusal.died("can't migrate running VM without --online");
    }
  }

  /** The guest on its new node. */
  public static Guest move(Guest guest, Request request, Storages storages) {
    List<Volume> local = localVolumes(guest, storages);
    boolean onlyCloudInit = local.stream().allMatch(volume -> volume.name().contains("-cloudinit"));
    if (!onlyCloudInit && !request.withLocalDisks()) {
      throw Refusal.died(
          "can't migrate local disk '"
              + local.get(0).id()
              + "': local disks need --with-local-disks");
    }
    Guest moved = guest.withNode(request.target());
    String storage = request.targetStorage();
    return storage == null ? moved : onStorage(moved, local, storages.forImages(storage));
  }

  /** The volumes that the target node does not see. */
  public static List<Volume> localVolumes(Guest guest, Storages storages) {
    return guest.volumes().values().stream()
        .filter(volume -> !storages.require(volume.storage()).shared())
        .toList();
  }

  private static Guest onStorage(Guest guest, List<Volume> local, Storage storage) {
    Map<String, String> config = new TreeMap<>(guest.config().values());
    Map<String, Volume> volumes = new TreeMap<>(guest.volumes());
    guest
        .config()
        .drives()
        .forEach(
            (slot, drive) ->
                local.stream()
                    .filter(volume -> volume.id().equals(drive.file()))
                    .filter(volume -> !volume.storage().equals(storage.name()))
                    .findFirst()
                    .ifPresent(
                        old -> config.put(slot, rename(drive, old, guest, storage, volumes))));
    return guest.withConfig(GuestConfig.of(config)).withVolumes(volumes);
  }

  private static String rename(
      Drive drive, Volume old, Guest guest, Storage storage, Map<String, Volume> volumes) {
    volumes.remove(old.id());
    String id =
        drive.isCloudInit()
            ? VolumeNames.cloudInit(storage, guest.id())
            : VolumeNames.disk(storage, guest.id(), old.format(), volumes.keySet());
    volumes.put(id, new Volume(id, old.size(), old.format()));
    return drive.withFile(id).with("size", DiskSize.format(old.size())).print();
  }
}
