package io.github.proxmoxctl.lab.cluster;

/**
 * A disk image on a storage.
 *
 * @param id volume id, {@code storage:name}
 * @param size bytes
 * @param format raw, qcow2 and so on
 */
public record Volume(String id, long size, String format) {
  /** The storage's name. */
  public String storage() {
    return id.substring(0, id.indexOf(':'));
  }

  /** The name within the storage. */
  public String name() {
    return id.substring(id.indexOf(':') + 1);
  }
}
