package io.github.proxmoxctl.model;

import java.util.Map;
import java.util.Optional;

/**
 * What servers are made from.
 *
 * @param version what the ledger records and the plan compares: "runs rocky-9 v1, wants v2"
 * @param osFamily {@code debian}, {@code ubuntu}, {@code el}
 * @param user the user that cloud-init makes
 * @param hasGuestAgent whether the image runs the QEMU guest agent
 * @param minimumDisk the size of its own boot disk
 * @param datastore the storage for boot and cloud-init disks unless a disk says another
 * @param source where it comes from
 */
public record Image(
    String name,
    String version,
    String osFamily,
    String user,
    boolean hasGuestAgent,
    DataSize minimumDisk,
    String datastore,
    Source source,
    Origins origins) {

  /** With templates. */
  public Image(
      String name,
      String version,
      String osFamily,
      String user,
      boolean hasGuestAgent,
      DataSize minimumDisk,
      String datastore,
      Map<String, Integer> templates,
      Origins origins) {
    this(
        name,
        version,
        osFamily,
        user,
        hasGuestAgent,
        minimumDisk,
        datastore,
        new Templates(templates),
        origins);
  }

  /** Template VM id by node; empty for an image that is downloaded. */
  public Map<String, Integer> templates() {
    return source instanceof Templates templates ? templates.byNode() : Map.of();
  }

  /** What is downloaded; empty for an image of templates. */
  public Optional<ImageDownload> download() {
    return source instanceof ImageDownload download ? Optional.of(download) : Optional.empty();
  }

  /** Where an image comes from. */
  public sealed interface Source permits Templates, ImageDownload {}

  /** Templates that are cloned, which somebody made before: VM id by node. */
  public record Templates(Map<String, Integer> byNode) implements Source {
    public Templates {
      byNode = Map.copyOf(byNode);
    }
  }
}
