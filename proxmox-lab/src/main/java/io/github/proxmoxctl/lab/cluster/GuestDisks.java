package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.DiskSize;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Map;
import java.util.TreeMap;

/** Growing, moving and freezing a guest's disks. */
public final class GuestDisks {
  private GuestDisks() {}

  /** The guest's disk at a slot, refused if there is none. */
  public static Drive require(Guest guest, String slot) {
    return guest
        .config()
        .get(slot)
        .map(Drive::parse)
        .filter(drive -> !drive.isWithoutVolume())
        .orElseThrow(() -> Refusal.died("disk '" + slot + "' does not exist"));
  }

  /**
   * The size that a resize asks for, in bytes.
   *
   * @param size absolute, or a growth that starts with a plus sign
   */
  public static long newSize(Guest guest, String slot, String size) {
    Drive drive = require(guest, slot);
    if (drive.isCdrom()) {
      throw Refusal.died("you can't resize a cdrom");
    }
    long current = volume(guest, drive).size();
    long wanted =
        size.startsWith("+") ? current + DiskSize.parse(size.substring(1)) : DiskSize.parse(size);
    if (wanted < current) {
      throw Refusal.died("shrinking disks is not supported");
    }
    return wanted;
  }

  /** The guest with a larger disk. A pending value keeps the size that it was written with. */
  public static Guest resize(Guest guest, String slot, String size) {
    long bytes = newSize(guest, slot, size);
    Drive drive = require(guest, slot);
    Volume old = volume(guest, drive);
    Map<String, Volume> volumes = new TreeMap<>(guest.volumes());
    volumes.put(old.id(), new Volume(old.id(), bytes, old.format()));
    return guest
        .withVolumes(volumes)
        .withConfig(guest.config().with(slot, drive.with("size", DiskSize.format(bytes)).print()));
  }

  /** The guest with a disk on another storage; the old volume goes or stays as unused. */
  public static Guest move(Guest guest, String slot, Storage target, boolean delete) {
    target.requireImages();
    Drive drive = require(guest, slot);
    Volume old = volume(guest, drive);
    if (old.storage().equals(target.name())) {
      throw Refusal.died("you can't move to the same storage with same format");
    }
    Map<String, Volume> volumes = new TreeMap<>(guest.volumes());
    String id =
        drive.isCloudInit()
            ? VolumeNames.cloudInit(target, guest.id())
            : VolumeNames.disk(target, guest.id(), old.format(), volumes.keySet());
    volumes.put(id, new Volume(id, old.size(), old.format()));
    Map<String, String> config = new TreeMap<>(guest.config().values());
    config.put(slot, drive.withFile(id).print());
    if (delete) {
      volumes.remove(old.id());
    } else {
      int number = 0;
      while (config.containsKey("unused" + number)) {
        number++;
      }
      config.put("unused" + number, old.id());
    }
    return guest.withVolumes(volumes).withConfig(GuestConfig.of(config));
  }

  /** The guest as a template: its disks have become bases that nobody writes. */
  public static Guest template(Guest guest, Storages storages) {
    guest.requireUnlocked();
    if (guest.isTemplate()) {
      throw Refusal.died("you can't convert a template to a template");
    }
    if (guest.isRunning()) {
      throw Refusal.died("you can't convert a VM to template if VM is running");
    }
    Map<String, Volume> volumes = new TreeMap<>(guest.volumes());
    Map<String, String> config = new TreeMap<>(guest.config().values());
    guest
        .config()
        .drives()
        .forEach(
            (slot, drive) -> {
              Volume old = volumes.get(drive.file());
              if (old == null || drive.isCdrom()) {
                return;
              }
              Storage storage = storages.require(old.storage());
              volumes.remove(old.id());
              String id = VolumeNames.base(storage, guest.id(), old.format(), volumes.keySet());
              volumes.put(id, new Volume(id, old.size(), old.format()));
              config.put(slot, drive.withFile(id).print());
            });
    config.put("template", "1");
    return guest.withVolumes(volumes).withConfig(GuestConfig.of(config));
  }

  private static Volume volume(Guest guest, Drive drive) {
    Volume volume = guest.volumes().get(drive.file());
    if (volume == null) {
      throw Refusal.died("volume '" + drive.file() + "' does not exist");
    }
    return volume;
  }
}
