package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The scheduled backup jobs of the cluster, in the order they were made. */
public final class BackupJobs {
  private final Map<String, BackupJob> byId = new LinkedHashMap<>();
  private final Consumer<Collection<BackupJob>> store;

  BackupJobs(Collection<BackupJob> jobs, Consumer<Collection<BackupJob>> store) {
    jobs.forEach(job -> byId.put(job.id(), job));
    this.store = store;
  }

  /** All jobs. */
  public synchronized List<BackupJob> all() {
    return List.copyOf(byId.values());
  }

  /** The job of an id. */
  public synchronized Optional<BackupJob> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Adds a job under an id that must be free. */
  public synchronized void create(BackupJob job) {
    if (byId.containsKey(job.id())) {
      throw Refusal.died("Job '" + job.id() + "' already exists");
    }
    put(job);
  }

  /** Changes a job; nothing happens if the change refuses. */
  public synchronized void update(String id, UnaryOperator<BackupJob> change) {
    put(change.apply(find(id).orElseThrow(() -> Refusal.died("no such vzdump job"))));
  }

  /** Removes a job. */
  public synchronized void delete(String id) {
    if (byId.remove(id) == null) {
      throw Refusal.parameterUnderLock("id", "No such job '" + id + "'");
    }
    store.accept(all());
  }

  /** Forgets a guest that is purged; a job that named only it goes. */
  public synchronized void purge(int guest) {
    for (BackupJob job : new ArrayList<>(byId.values())) {
      job.without(guest)
          .ifPresentOrElse(left -> byId.put(left.id(), left), () -> byId.remove(job.id()));
    }
    store.accept(all());
  }

  private void put(BackupJob job) {
    byId.put(job.id(), job);
    store.accept(all());
  }
}
