package io.github.proxmoxctl.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a datastore has to give and what is taken of it.
 *
 * @param datastore its name in the YAML, else the storage id
 * @param node null when all nodes share it
 * @param space bytes
 */
public record StorageCapacity(String datastore, @Nullable String node, Load space) {

  /** {@code ssd}, {@code local-lvm on pve1}. */
  public String title() {
    return node == null ? datastore : datastore + " on " + node;
  }
}
