package io.github.proxmoxctl.lab.cluster;

import java.util.Collection;
import java.util.Map;

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
   * Keeps one of the firewall's files, atomically.
   *
   * @param name see {@link Firewalls}
   */
  void saveFirewall(String name, FirewallConfig config);

  /** Forgets one of the firewall's files. */
  void deleteFirewall(String name);

  /**
   * Everything that outlives the process.
   *
   * @param fresh whether nothing was ever kept here
   */
  record World(
      boolean fresh,
      Collection<Guest> guests,
      Collection<Pool> pools,
      Map<String, FirewallConfig> firewalls) {}
}
