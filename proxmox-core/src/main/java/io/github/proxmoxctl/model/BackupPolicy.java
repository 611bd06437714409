package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/**
 * When and how servers are backed up, and what is kept.
 *
 * @param schedule a calendar event as Proxmox has it, in the time zone of its nodes
 * @param datastore where archives go, by the name of a Datastore or as a storage id
 * @param servers whom it selects beside the servers that name it
 * @param maximumAgeHours so old the newest backup of a server may be; null: nobody asks
 * @param notes the note on each archive, with Proxmox's own placeholders
 */
public record BackupPolicy(
    String name,
    String schedule,
    String datastore,
    Mode mode,
    Compression compression,
    Retention keep,
    ServerSelector servers,
    @Nullable Integer maximumAgeHours,
    String notes,
    Origins origins) {

  /** How a running server is backed up. */
  public enum Mode {
    SNAPSHOT,
    SUSPEND,
    STOP
  }

  /** How archives are made smaller. */
  public enum Compression {
    NONE,
    LZO,
    GZIP,
    ZSTD
  }
}
