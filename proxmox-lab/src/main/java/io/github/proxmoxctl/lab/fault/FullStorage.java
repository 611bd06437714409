package io.github.proxmoxctl.lab.fault;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestObserver;
import io.github.proxmoxctl.lab.cluster.Storages;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Refuses the disks for which a storage has no room, as its kind of storage does. */
public final class FullStorage implements GuestObserver {
  private final Faults faults;
  private final Storages storages;
  private volatile boolean isOpen;

  /** Over these storages. */
  public FullStorage(Faults faults, Storages storages) {
    this.faults = faults;
    this.storages = storages;
  }

  /** From now on: the templates that a fresh world begins with always find room. */
  public void open() {
    isOpen = true;
  }

  @Override
  public void changing(@Nullable Guest before, @Nullable Guest after) {
    if (after == null || !isOpen) {
      return;
    }
    for (Volume volume : after.volumes().values()) {
      boolean isNew = before == null || !before.volumes().containsKey(volume.id());
      // cloud-init's are tiny, and nobody counts them as disks
      if (isNew && !volume.name().contains("-cloudinit") && faults.isFull(volume.storage())) {
        throw Refusal.died(words(volume, storages.require(volume.storage()).type()));
      }
    }
  }

  private static String words(Volume volume, String type) {
    // a linked clone's name has its base's in front
    String name = volume.name().substring(volume.name().lastIndexOf('/') + 1);
    return switch (type) {
      case "lvmthin" ->
          "lvcreate 'pve/"
              + name
              + "' error:   Cannot create new thin volume, free space in thin pool pve/data reached"
              + " threshold.";
      case "lvm" ->
          "lvcreate 'pve/"
              + name
              + "' error:   Volume group \"pve\" has insufficient free space (12 extents): 2560"
              + " required.";
      case "rbd" -> "rbd create '" + name + "' error: (28) No space left on device";
      default ->
          "unable to create image: qemu-img: "
              + name
              + ": error while writing: No space left on device";
    };
  }
}
