package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a lab's directory that is about hosts.
 *
 * <pre>
 * id               the lab's id, in the names of what it makes outside; survives everything
 * GUEST/upper      what the host has written: the upper layer of its root file system
 * GUEST/disks/     content of its disks, sparse files, by volume
 * GUEST/disk/      its /dev/disk
 * GUEST/process    id and start time of its systemd-nspawn; there while it runs
 * GUEST/console    what it said while it booted
 * </pre>
 *
 * @param root {@code hosts} in the lab's directory
 */
record HostsFolder(Path root) {
  /** The names of what the lab makes outside its directory; made on first use. */
  HostNames names() {
    Path file = root.resolve("id");
    if (!Files.exists(file)) {
      PrivateFile.folder(root);
      PrivateFile.write(file, HostNames.fresh().lab() + "\n");
    }
    return new HostNames(PrivateFile.read(file).strip());
  }

  /** Whether the lab has ever had hosts. */
  boolean exists() {
    return Files.exists(root.resolve("id"));
  }

  /** The guests that have, or had, a host here. */
  List<Integer> guests() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.matches("\\d{1,9}"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  Path guest(int id) {
    return root.resolve(Integer.toString(id));
  }

  Path disks(int id) {
    return guest(id).resolve("disks");
  }

  Path process(int id) {
    return guest(id).resolve("process");
  }

  /** The file with a volume's content. */
  Path disk(int id, String volume) {
    return disks(id).resolve(volume.replace('/', '+'));
  }

  /** Removes all that a guest's host has kept; nothing of it may run. */
  void remove(int id) {
    // not by Java: a host may have given its files names that are no text
    Shell.run("rm", "-rf", "--one-file-system", "--", guest(id).toString());
  }
}
