package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.Storages;
import io.github.proxmoxctl.operation.VolumeDemand.Place;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Lets no more servers be made at a time than the storages bear: Proxmox locks a storage for each
 * volume, and who waits longer than ten seconds for that lock fails ("got timeout"). Safe for many
 * threads.
 */
final class CreationLimits {

  /** So many servers of one root are made at a time at the most, where no storage says less. */
  private static final int MOST = 20;

  private static final long LOOK_MILLIS = 200;

  private final Storages storages;
  private final Map<Place, Integer> busy = new TreeMap<>();

  CreationLimits(Storages storages) {
    this.storages = storages;
  }

  /** How many resources Terraform may handle at a time in a root that makes servers. */
  int parallelism(VolumeDemand demand) {
    return demand.servers().entrySet().stream()
        .filter(entry -> entry.getValue() > limit(entry.getKey()))
        .mapToInt(entry -> limit(entry.getKey()))
        .reduce(MOST, Math::min);
  }

  /**
   * Does the work when there is room for it.
   *
   * @param isOver whether it shall not be begun any more; ends the waiting
   * @param work is told how many resources Terraform may handle at a time
   * @param otherwise the answer when it was not begun
   */
  <T> T within(
      VolumeDemand demand, BooleanSupplier isOver, IntFunction<T> work, Supplier<T> otherwise) {
    int parallelism = parallelism(demand);
    Map<Place, Integer> share = share(demand, parallelism);
    if (!enter(share, isOver)) {
      return otherwise.get();
    }
    try {
      return work.apply(parallelism);
    } finally {
      leave(share);
    }
  }

  // none waits for a limit that it alone exceeds: its parallelism sees to that
  private static Map<Place, Integer> share(VolumeDemand demand, int parallelism) {
    Map<Place, Integer> share = new TreeMap<>(demand.servers());
    share.replaceAll((place, count) -> Math.min(count, parallelism));
    return share;
  }

  private synchronized boolean enter(Map<Place, Integer> share, BooleanSupplier isOver) {
    while (true) {
      if (isOver.getAsBoolean()) {
        return false;
      }
      if (fits(share)) {
        share.forEach((place, count) -> busy.merge(place, count, Integer::sum));
        return true;
      }
      try {
        TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private synchronized void leave(Map<Place, Integer> share) {
    share.forEach((place, count) -> busy.merge(place, -count, Integer::sum));
    notifyAll();
  }

  private boolean fits(Map<Place, Integer> share) {
    return share.entrySet().stream()
        .allMatch(
            entry ->
                busy.getOrDefault(entry.getKey(), 0) + entry.getValue() <= limit(entry.getKey()));
  }

  private int limit(Place place) {
    return storages.in(place.cluster()).stream()
        .filter(
            store -> store.storageIn(place.cluster()).filter(place.storage()::equals).isPresent())
        .mapToInt(Datastore::parallelism)
        .min()
        .orElse(Datastore.PARALLELISM);
  }
}
