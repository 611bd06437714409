package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.List;

/**
 * A storage definition; it holds on every node.
 *
 * @param type Proxmox's plugin: dir, lvmthin, rbd
 * @param shared whether all nodes see the same volumes
 * @param content what it may hold
 * @param bytes capacity, per node if not shared
 */
public record Storage(String name, String type, boolean shared, List<String> content, long bytes) {
  /** Keeps its own copy. */
  public Storage {
    content = List.copyOf(content);
  }

  /** Refuses a storage that cannot hold disk images. */
  void requireImages() {
    if (!content.contains("images")) {
      throw Refusal.died("storage '" + name + "' does not support content-type 'images'");
    }
  }

  /** Whether the storage keeps volumes as files in one folder per guest. */
  public boolean keepsFiles() {
    return type.equals("dir") || type.equals("nfs") || type.equals("cifs");
  }
}
