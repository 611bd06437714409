package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A logical name for a Proxmox storage, so that servers say what they want ({@code ssd}) and each
 * cluster says what that is.
 *
 * @param storage the storage id in every cluster; null when each cluster has its own
 * @param storageByCluster the storage id by cluster; empty when it is the same in all
 * @param content what Proxmox keeps there, in its own words: {@code images}, {@code backup}
 * @param nodes the nodes that have it; empty: all
 * @param isShared whether all its nodes see the same volumes
 * @param parallelism so many servers at a time are made on it, on each node if it is not shared
 */
public record Datastore(
    String name,
    @Nullable String storage,
    SortedMap<String, String> storageByCluster,
    Set<String> content,
    List<String> nodes,
    boolean isShared,
    int parallelism,
    Origins origins) {

  /** The parallelism of one that says nothing of it. */
  public static final int PARALLELISM = 16;

  /** The content of a disk of a virtual machine. */
  public static final String IMAGES = "images";

  /** The content of a disk image that disks are made from. */
  public static final String IMPORT = "import";

  /** The content of an archive of vzdump. */
  public static final String BACKUP = "backup";

  public Datastore {
    storageByCluster = Collections.unmodifiableSortedMap(new TreeMap<>(storageByCluster));
    content = Set.copyOf(content);
    nodes = List.copyOf(nodes);
  }

  /** Its storage id in a cluster; empty where it has none. */
  public Optional<String> storageIn(String cluster) {
    return Optional.ofNullable(storage)
        .or(() -> Optional.ofNullable(storageByCluster.get(cluster)));
  }

  /** Whether a node has it. */
  public boolean isOn(String node) {
    return nodes.isEmpty() || nodes.contains(node);
  }
}
