package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostDisk;
import io.github.proxmoxctl.lab.host.VolumeChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The disks of one host: sparse files as loop devices, and the names below {@code /dev/disk} that
 * udev would give them.
 */
final class HostDisks {
  private final HostsFolder folder;
  private final int guest;

  HostDisks(HostsFolder folder, int guest) {
    this.folder = folder;
    this.guest = guest;
  }

  /** Attaches the disks and names them; gives their devices. */
  List<String> attach(List<HostDisk> disks) {
    Shell.run("rm", "-rf", "--", links().toString());
    List<String> devices = new ArrayList<>();
    disks.forEach(disk -> devices.add(attach(disk)));
    return devices;
  }

  /** Attaches one disk, and gives its device. */
  String attach(HostDisk disk) {
    Path file = file(disk.volume());
    String device = LoopDevices.attach(file, disk.bytes());
    link("by-id", disk.idName(), device);
    String uuid =
        Shell.attempt("", List.of("blkid", "--probe", "-s", "UUID", "-o", "value", device))
            .output()
            .strip();
    if (uuid.matches("[0-9A-Fa-f-]+")) {
      link("by-uuid", uuid, device);
    }
    return device;
  }

  /** Takes one disk out of a running host, and gives the devices that it had. */
  List<String> detach(HostDisk disk) {
    try {
      Files.deleteIfExists(links().resolve("by-id").resolve(disk.idName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> devices = LoopDevices.of(file(disk.volume()));
    LoopDevices.detach(file(disk.volume()));
    return devices;
  }

  /** Lets go of all devices; the content stays. */
  void detachAll() {
    if (!Files.isDirectory(folder.disks(guest))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder.disks(guest))) {
      files.forEach(LoopDevices::detach);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.disks(guest), e);
    }
  }

  /** Grows a disk; a running host sees it at once. */
  void grow(HostDisk disk) {
    LoopDevices.grow(file(disk.volume()), disk.bytes());
  }

  /** The content follows what became of the volumes. */
  void follow(VolumeChange change) {
    change.moved().forEach((from, to) -> move(file(from), file(to)));
    change.copied().forEach((from, to) -> copy(file(from), file(to)));
    for (String volume : change.removed()) {
      LoopDevices.detach(file(volume));
      try {
        Files.deleteIfExists(file(volume));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove " + file(volume), e);
      }
    }
  }

  /** What the host sees as {@code /dev/disk}. */
  Path links() {
    return folder.guest(guest).resolve("disk");
  }

  private Path file(String volume) {
    return folder.disk(guest, volume);
  }

  private static void move(Path from, Path to) {
    if (Files.exists(from)) {
      try {
        // a device stays on its file, whatever the file is called
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot move " + from, e);
      }
    }
  }

  private static void copy(Path from, Path to) {
    if (Files.exists(from)) {
      Shell.run("cp", "--sparse=always", "--", from.toString(), to.toString());
    }
  }

  private void link(String kind, String name, String device) {
    Path folder = links().resolve(kind);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(name));
      Files.createSymbolicLink(
          folder.resolve(name), Path.of("../..", device.substring("/dev/".length())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot name " + device, e);
    }
  }
}
