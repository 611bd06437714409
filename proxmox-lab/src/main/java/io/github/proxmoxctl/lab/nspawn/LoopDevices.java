package io.github.proxmoxctl.lab.nspawn;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files as block devices. */
final class LoopDevices {
  private LoopDevices() {}

  /** Makes the file as large as its disk, never smaller, and gives its device. */
  static String attach(Path file, long bytes) {
    grow(file, bytes);
    List<String> attached = of(file);
    if (!attached.isEmpty()) {
      return attached.get(0);
    }
    return Shell.run("losetup", "--find", "--show", file.toString()).strip();
  }

  /** Grows a file, and its device if it has one. */
  static void grow(Path file, long bytes) {
    try {
      Files.createDirectories(file.getParent());
      try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
        if (disk.length() >= bytes) {
          return;
        }
        disk.setLength(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + file + ": " + e.getMessage(), e);
    }
    of(file).forEach(device -> Shell.run("losetup", "--set-capacity", device));
  }

  /** Lets go of a file; a device that is still mounted goes with its last mount. */
  static void detach(Path file) {
    of(file).forEach(device -> Shell.attempt("", List.of("losetup", "--detach", device)));
  }

  /** Lets go of all files below a folder, also of those that are gone. */
  static void detachBelow(Path folder) {
    String below = folder + "/";
    Shell.run("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE")
        .lines()
        .map(line -> line.strip().split("\\s+", 2))
        .filter(device -> device.length == 2 && device[1].startsWith(below))
        .forEach(device -> Shell.attempt("", List.of("losetup", "--detach", device[0])));
  }

  /** The devices of a file. */
  static List<String> of(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Shell.run("losetup", "--associated", file.toString(), "--noheadings", "--output", "NAME")
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
