package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.config.PropertyString;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a host beside the one it boots from.
 *
 * @param slot where the guest has it, for example {@code scsi1}
 * @param volume volume id of its content
 * @param bytes its size
 * @param idName its name below {@code /dev/disk/by-id}
 */
public record HostDisk(String slot, String volume, long bytes, String idName) {
  private static final int VIRTIO_SERIAL = 20;

  /** The disks of a guest that its host has to show. */
  static List<HostDisk> of(Guest guest) {
    String boot = bootDisk(guest.config());
    List<HostDisk> disks = new ArrayList<>();
    guest
        .config()
        .drives()
        .forEach(
            (slot, drive) -> {
              Volume volume = guest.volumes().get(drive.file());
              String name = idName(slot, drive);
              boolean isDisk = !drive.isCdrom() && !drive.isCloudInit() && !slot.equals(boot);
              if (volume != null && isDisk && !name.isEmpty()) {
                disks.add(new HostDisk(slot, drive.file(), volume.size(), name));
              }
            });
    return List.copyOf(disks);
  }

  /** As udev names a disk by QEMU's serial number; empty where it has no such name. */
  private static String idName(String slot, Drive drive) {
    String serial = drive.options().get("serial").orElse("");
    if (slot.startsWith("scsi")) {
      return "scsi-0QEMU_QEMU_HARDDISK_" + (serial.isEmpty() ? "drive-" + slot : serial);
    }
    if (slot.startsWith("virtio") && !serial.isEmpty()) {
      return "virtio-" + serial.substring(0, Math.min(VIRTIO_SERIAL, serial.length()));
    }
    return "";
  }

  /** The first disk of the boot order, else the first disk there is. */
  private static String bootDisk(GuestConfig config) {
    List<String> drives =
        config.drives().entrySet().stream()
            .filter(drive -> !drive.getValue().isCdrom() && !drive.getValue().isWithoutVolume())
            .map(drive -> drive.getKey())
            .toList();
    String order =
        config
            .get("boot")
            .flatMap(boot -> PropertyString.parse(boot, "legacy").get("order"))
            .orElse("");
    for (String device : order.split(";", -1)) {
      if (drives.contains(device)) {
        return device;
      }
    }
    return drives.isEmpty() ? "" : drives.get(0);
  }
}
