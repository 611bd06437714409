package io.github.proxmoxctl.lab.cluster;

import java.util.Collection;

/** Where the cluster's state outlives the process. */
public interface WorldStore {
  /** Reads what was kept; empty if there is nothing. */
  World load();

  /** Keeps one guest, atomically. */
  void save(Guest guest);

  /** Forgets one guest. */
  void delete(int guest);

  /** The backup jobs that were kept; none if none ever were. */
  Collection<BackupJob> loadBackupJobs();

  /** Keeps the backup jobs, atomically. */
  void saveBackupJobs(Collection<BackupJob> jobs);

  /** Keeps the pools, atomically. */
  void savePools(Collection<Pool> pools);

  /**
   * Everything that outlives the process.
   *
   * @param fresh whether nothing was ever kept here
   */
  record World(boolean fresh, Collection<Guest> guests, Collection<Pool> pools) {}
}
