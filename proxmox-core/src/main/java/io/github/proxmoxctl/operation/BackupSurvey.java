package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.BackupJob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stack's backup jobs as the cluster has them, compared with what the state holds.
 *
 * @param adoptions id by policy of wanted jobs that exist and that the state lacks: a killed run
 *     made them
 * @param gone policies whose job the state holds and somebody removed: the provider fails to read
 *     such a job (a 400, not "does not exist"), so that no plan could be made
 */
record BackupSurvey(SortedMap<String, String> adoptions, SortedSet<String> gone) {

  static final BackupSurvey NONE = new BackupSurvey(new TreeMap<>(), new TreeSet<>());

  BackupSurvey {
    adoptions = Collections.unmodifiableSortedMap(new TreeMap<>(adoptions));
    gone = Collections.unmodifiableSortedSet(new TreeSet<>(gone));
  }

  /**
   * @param held id by policy of the jobs in the state
   * @param live ids of all jobs of the cluster
   */
  static BackupSurvey of(List<BackupJob> wanted, Map<String, String> held, Set<String> live) {
    SortedMap<String, String> adoptions = new TreeMap<>();
    for (BackupJob job : wanted) {
      if (!held.containsKey(job.policy().name()) && live.contains(job.id())) {
        adoptions.put(job.policy().name(), job.id());
      }
    }
    SortedSet<String> gone = new TreeSet<>();
    held.forEach(
        (policy, id) -> {
          if (!live.contains(id)) {
            gone.add(policy);
          }
        });
    return new BackupSurvey(adoptions, gone);
  }
}
