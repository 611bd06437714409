package io.github.proxmoxctl.model;

import java.util.Map;

/**
 * What a server is cloned from.
 *
 * @param version what the ledger records and the plan compares: "runs rocky-9 v1, wants v2"
 * @param osFamily {@code debian}, {@code ubuntu}, {@code el}
 * @param user the user that cloud-init makes
 * @param hasGuestAgent whether the image runs the QEMU guest agent
 * @param minimumDisk the size of its own boot disk
 * @param datastore the storage for boot and cloud-init disks unless a disk says another
 * @param templates template VM id by node
 */
public record Image(
    String name,
    String version,
    String osFamily,
    String user,
    boolean hasGuestAgent,
    DataSize minimumDisk,
    String datastore,
    Map<String, Integer> templates,
    Origins origins) {

  public Image {
    templates = Map.copyOf(templates);
  }
}
