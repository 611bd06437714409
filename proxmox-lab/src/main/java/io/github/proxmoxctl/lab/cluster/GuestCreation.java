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

  /**
   * A new stopped guest; its drives are allocated blank.
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
