package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.ImageDownload;
import io.github.proxmoxctl.model.Storages;

/** What a server that is made on a node is made from. */
public final class Sources {

  private Sources() {}

  /**
   * The template of the node, or the file that the image is downloaded to.
   *
   * @throws IllegalStateException if the image has no template there, which validation refuses
   */
  public static AppliedServer.Source of(
      Image image, String cluster, String node, Storages storages) {
    if (image.source() instanceof ImageDownload download) {
      String storage = storages.idOf(cluster, download.datastore());
      return new AppliedServer.ImageFile(download.volume(storage, image.name(), image.version()));
    }
    Integer vmId = image.templates().get(node);
    if (vmId == null) {
      throw new IllegalStateException("validation lets no server onto a node without its image");
    }
    return new AppliedServer.Template(node, vmId);
  }
}
