package io.github.proxmoxctl.lab.cluster;

import java.nio.file.Path;

/**
 * A file that a storage keeps and that is no disk of a guest.
 *
 * @param content what it is: backup, import, iso
 * @param path where the lab keeps it
 * @param size bytes
 * @param changed seconds since the epoch
 */
public record StoredFile(String storage, String content, Path path, long size, long changed) {
  /** The volume id, {@code local:import/debian-12.qcow2}. */
  public String id() {
    return storage + ":" + content + "/" + path.getFileName();
  }

  /** The node whose it is; for a shared storage no node's name. */
  public String node() {
    return String.valueOf(path.getName(path.getNameCount() - 3));
  }

  /** What its name ends in. */
  public String format() {
    String name = path.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
