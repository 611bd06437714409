package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.GuestConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** A guest made from scratch. */
public final class GuestCreation {
  private GuestCreation() {}

  /** The place holder that keeps the id while disks are made. */
  public static Guest placeholder(int id, String node) {
    return Guest.stopped(id, node, GuestConfig.of(Map.of("lock", "create")), Map.of());
  }

  /**
   * A new stopped guest; its drives are allocated blank or from an image.
   *
   * @param values checked configuration values
   */
  public static Guest of(
      int id, String node, NavigableMap<String, String> values, Storages storages, Instant now) {
    Map<String, String> defaults = new TreeMap<>();
    defaults.put("meta", "creation-qemu=9.2.0,ctime=" + now.getEpochSecond());
    defaults.put("smbios1", "uuid=" + UUID.randomUUID());
    defaults.put("vmgenid", UUID.randomUUID().toString());
    defaults.keySet().removeAll(values.keySet());
    Guest empty = Guest.stopped(id, node, GuestConfig.of(defaults), Map.of());
    return GuestUpdate.apply(
        empty, new ConfigChange(values, List.of(), List.of(), null, false), storages);
  }
}
