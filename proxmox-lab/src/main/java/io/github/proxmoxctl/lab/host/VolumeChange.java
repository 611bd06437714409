package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.cluster.Guest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a guest does to the content of its volumes.
 *
 * @param moved old volume id to new one: the same content under another name
 * @param copied the same, while the old volume stays; that the new volume is a copy and no new disk
 *     is told by its storage, for a disk is only ever moved to another one
 * @param removed volumes that are gone
 */
public record VolumeChange(
    Map<String, String> moved, Map<String, String> copied, Set<String> removed) {
  /** Keeps its own copies. */
  public VolumeChange {
    moved = Map.copyOf(moved);
    copied = Map.copyOf(copied);
    removed = Set.copyOf(removed);
  }

  /** The change from one state of a guest to the next. */
  public static VolumeChange between(Guest before, @Nullable Guest after) {
    Set<String> removed = new TreeSet<>(before.volumes().keySet());
    Map<String, String> moved = new HashMap<>();
    Map<String, String> copied = new HashMap<>();
    if (after != null) {
      removed.removeAll(after.volumes().keySet());
      List<HostDisk> now = new ArrayList<>(HostDisk.of(after));
      // the content goes along if the slot has a volume that was not there before
      now.removeIf(disk -> before.volumes().containsKey(disk.volume()));
      for (HostDisk disk : now) {
        for (HostDisk old : HostDisk.of(before)) {
          if (!old.slot().equals(disk.slot()) || old.bytes() != disk.bytes()) {
            continue;
          }
          if (removed.remove(old.volume())) {
            moved.put(old.volume(), disk.volume());
          } else if (!storage(old).equals(storage(disk))) {
            copied.put(old.volume(), disk.volume());
          }
        }
      }
    }
    return new VolumeChange(moved, copied, removed);
  }

  private static String storage(HostDisk disk) {
    return disk.volume().substring(0, disk.volume().indexOf(':'));
  }
}
