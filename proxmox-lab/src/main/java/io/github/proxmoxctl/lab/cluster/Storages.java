package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The storages of the cluster, by name. */
public final class Storages {
  private final Map<String, Storage> byName = new LinkedHashMap<>();
  private final StorageLocks locks;
  private final StoredFiles files;

  /** Storages that make volumes at once. */
  Storages(List<Storage> storages) {
    this(storages, StorageLocks.none(), new StoredFiles(null));
  }

  /**
   * Storages.
   *
   * @param locks under which they make volumes
   * @param files those on them that are no disks of guests
   */
  public Storages(List<Storage> storages, StorageLocks locks, StoredFiles files) {
    this.locks = locks;
    this.files = files;
    storages.forEach(storage -> byName.put(storage.name(), storage));
  }

  /** All of them, in the order of their definition. */
  public Collection<Storage> all() {
    return List.copyOf(byName.values());
  }

  /** The files on them that are no disks of guests. */
  public StoredFiles files() {
    return files;
  }

  /** The storage of a name. */
  public Storage require(String name) {
    Storage storage = byName.get(name);
    if (storage == null) {
      throw Refusal.died("storage '" + name + "' does not exist");
    }
    return storage;
  }

  /** The storage of a name, refused if it cannot hold disk images. */
  Storage forImages(String name) {
    Storage storage = require(name);
    storage.requireImages();
    return storage;
  }

  /**
   * Waits for its turn to make volumes, and as long as that takes.
   *
   * @param node where
   */
  public void allocate(Volume volume, String node) {
    locks.allocate(require(volume.storage()), node);
  }
}
