package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Storage;
import io.github.proxmoxctl.lab.cluster.StoredFile;
import io.github.proxmoxctl.lab.cluster.Volume;
import java.util.HashMap;
import java.util.Map;

/** What the volumes of all guests take of each storage, as if they were full. */
final class StorageUse {

  private record Place(String storage, String node) {}

  private final Map<Place, Long> byNode = new HashMap<>();
  private final Map<String, Long> byStorage = new HashMap<>();

  private StorageUse() {}

  static StorageUse of(Cluster cluster) {
    StorageUse use = new StorageUse();
    for (Guest guest : cluster.guests()) {
      for (Volume volume : guest.volumes().values()) {
        use.byNode.merge(new Place(volume.storage(), guest.node()), volume.size(), Long::sum);
        use.byStorage.merge(volume.storage(), volume.size(), Long::sum);
      }
    }
    for (Storage storage : cluster.storages().all()) {
      for (StoredFile file : cluster.storages().files().list(storage)) {
        use.byNode.merge(new Place(storage.name(), file.node()), file.size(), Long::sum);
        use.byStorage.merge(storage.name(), file.size(), Long::sum);
      }
    }
    return use;
  }

  /** Bytes; of a shared storage the same on every node. */
  long of(Storage storage, String node) {
    long used =
        storage.shared()
            ? byStorage.getOrDefault(storage.name(), 0L)
            : byNode.getOrDefault(new Place(storage.name(), node), 0L);
    return Math.min(used, storage.bytes());
  }
}
