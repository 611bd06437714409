package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.GuestConfig;
import java.util.Map;
import java.util.UUID;

/** A guest that somebody else made by hand. */
public final class Stranger {
  /** What it is called. */
  public static final String NAME = "made-by-hand";

  private Stranger() {}

  /** Takes an id, if it is free. */
  public static void take(Cluster cluster, int id) {
    if (cluster.find(id).isEmpty()) {
      cluster.add(
          Guest.stopped(
              id,
              cluster.nodes().iterator().next().name(),
              GuestConfig.of(Map.of("name", NAME, "smbios1", "uuid=" + UUID.randomUUID())),
              Map.of()));
    }
  }
}
