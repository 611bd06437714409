package io.github.proxmoxctl.lab.cluster;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of a guest's configuration, as one request asks for it.
 *
 * @param set keys and their new values
 * @param delete keys to remove; a disk is detached, not destroyed
 * @param revert keys whose pending change is dropped
 * @param digest the configuration that the caller has seen; null accepts any
 * @param force whether deleted disks are destroyed
 */
public record ConfigChange(
    NavigableMap<String, String> set,
    List<String> delete,
    List<String> revert,
    @Nullable String digest,
    boolean force) {
  /** Keeps its own copies. */
  public ConfigChange {
    set = new TreeMap<>(set);
    delete = List.copyOf(delete);
    revert = List.copyOf(revert);
  }
}
