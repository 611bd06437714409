package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.Drive;
import io.github.proxmoxctl.model.Drive.Speed;

/** How one disk is driven. */
final class DriveDecoder {

  private DriveDecoder() {}

  static Drive drive(Fields disk) {
    Drive usual = Drive.DEFAULT;
    Fields speed = disk.map("speed");
    return new Drive(
        disk.text("cache", usual.cache()),
        disk.text("aio", usual.aio()),
        disk.flag("discard", usual.discards()),
        disk.flag("iothread", usual.hasIoThread()),
        disk.flag("ssd", usual.isSsd()),
        disk.flag("backup", usual.isBackedUp()),
        disk.flag("replicate", usual.isReplicated()),
        new Speed(
            speed.rate("read"),
            speed.rate("write"),
            speed.number("iopsRead", 0),
            speed.number("iopsWrite", 0)));
  }
}
