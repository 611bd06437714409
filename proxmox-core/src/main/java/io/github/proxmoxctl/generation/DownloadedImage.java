package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.ImageDownload;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that a cluster is to have because servers are made from it.
 *
 * @param node who downloads it, and keeps it unless the datastore is shared
 * @param place the node, or the shared datastore
 * @param storage the storage id
 */
public record DownloadedImage(
    Image image, ImageDownload download, String node, String place, String storage) {

  /**
   * Those of a cluster, by name: one on each node on which a server of the image lives, or one for
   * a shared datastore. An image without servers is not downloaded.
   *
   * @param given servers as allocated, by name
   */
  public static List<DownloadedImage> of(
      DesiredState desired, String cluster, Map<String, AppliedServer> given) {
    SortedMap<String, DownloadedImage> files = new TreeMap<>();
    Map<String, Image> images = desired.imagesByName();
    for (Server server : desired.servers()) {
      Image image = images.get(server.image());
      AppliedServer there = given.get(server.name());
      if (server.cluster().equals(cluster) && image != null && there != null) {
        DownloadedImage file = of(desired, image, cluster, there.node());
        if (file != null) {
          files.putIfAbsent(file.name(), file);
        }
      }
    }
    return new ArrayList<>(files.values());
  }

  /** The file that a server on a node is made from; null for an image of templates. */
  public static @Nullable DownloadedImage of(
      DesiredState desired, Image image, String cluster, String node) {
    if (!(image.source() instanceof ImageDownload download)) {
      return null;
    }
    String storage = desired.storages().idOf(cluster, download.datastore());
    Datastore store = desired.storages().find(cluster, download.datastore()).orElse(null);
    return store != null && store.isShared()
        ? new DownloadedImage(
            image, download, firstNode(desired, cluster, store, node), store.name(), storage)
        : new DownloadedImage(image, download, node, node, storage);
  }

  // whoever it is: always the same, so that nothing is downloaded again
  private static String firstNode(
      DesiredState desired, String cluster, Datastore store, String otherwise) {
    Cluster declared = desired.clustersByName().get(cluster);
    return declared == null
        ? otherwise
        : declared.nodes().stream().filter(store::isOn).findFirst().orElse(otherwise);
  }

  /** As plans call it: {@code debian-12 v1 on pve1}. */
  public String name() {
    return image.name() + " " + image.version() + " on " + place;
  }

  /** Its volume id. */
  public String volume() {
    return download.volume(storage, image.name(), image.version());
  }

  /** The values of the module's variable. */
  Map<String, Object> values() {
    return new TreeMap<>(
        Map.of(
            "node", node,
            "datastore", storage,
            "file_name", download.fileName(image.name(), image.version()),
            "url", download.url(),
            "checksum", download.digest(),
            "checksum_algorithm", download.algorithm()));
  }
}
