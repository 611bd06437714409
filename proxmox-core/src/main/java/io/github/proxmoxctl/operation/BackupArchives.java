package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.model.Storages;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/** The newest backups on the storages of clusters, asked for once each and only when needed. */
final class BackupArchives {

  private record Place(String cluster, String path) {}

  /**
   * What a storage lists.
   *
   * @param isWhole whether every node that has it answered
   */
  private record Listing(SortedMap<Integer, Instant> newest, boolean isWhole) {

    static final Listing NONE = new Listing(Collections.emptySortedMap(), false);
  }

  private final Storages storages;
  private final Clusters clusters;
  private final Map<Place, Listing> listings = new ConcurrentHashMap<>();
  private final Map<Place, Set<String>> privileges = new ConcurrentHashMap<>();

  /**
   * @param storages what the datastores of policies stand for
   */
  BackupArchives(Storages storages, Clusters clusters) {
    this.storages = storages;
    this.clusters = clusters;
  }

  /** When the newest backup of a VM on a policy's datastore was made; empty when none is seen. */
  Optional<Instant> newest(String cluster, BackupPolicy policy, int vmId) {
    return Optional.ofNullable(listing(cluster, storage(cluster, policy)).newest().get(vmId));
  }

  /** The same, and whether one would be seen. */
  LastBackup last(String cluster, BackupPolicy policy, int vmId) {
    String storage = storage(cluster, policy);
    Listing listing = listing(cluster, storage);
    Instant at = listing.newest().get(vmId);
    return new LastBackup(at, at != null || (listing.isWhole() && mayRead(cluster, storage, vmId)));
  }

  private String storage(String cluster, BackupPolicy policy) {
    return storages.idOf(cluster, policy.datastore());
  }

  // check_volume_access of pve-storage
  private boolean mayRead(String cluster, String storage, int vmId) {
    Set<String> there = privileges(cluster, "/storage/" + storage);
    return there.contains("Datastore.Allocate")
        || (there.contains("Datastore.AllocateSpace")
            && privileges(cluster, "/vms/" + vmId).contains("VM.Backup"));
  }

  private Set<String> privileges(String cluster, String path) {
    return privileges.computeIfAbsent(
        new Place(cluster, path),
        place ->
            Optional.ofNullable(clusters.byName().get(cluster))
                .map(access -> access.client().privileges(path))
                .orElse(Set.of()));
  }

  private Listing listing(String cluster, String storage) {
    return listings.computeIfAbsent(
        new Place(cluster, storage),
        place ->
            Optional.ofNullable(clusters.byName().get(cluster))
                .map(access -> list(access, storage))
                .orElse(Listing.NONE));
  }

  // a storage that is not shared has other archives on every node
  private static Listing list(ClusterAccess access, String storage) {
    List<LiveStorage> places =
        access.inventory().storages().stream()
            .filter(place -> place.id().equals(storage))
            .filter(place -> isOnline(access, place.node()))
            .toList();
    SortedMap<Integer, Instant> newest = new TreeMap<>();
    boolean isWhole = !places.isEmpty();
    for (LiveStorage place : places) {
      if (!place.isShared() || place.equals(places.get(0))) {
        try {
          access
              .client()
              .newestBackups(place.node(), storage)
              .forEach(
                  (vmId, at) ->
                      newest.merge(vmId, at, BinaryOperator.maxBy(Comparator.naturalOrder())));
        } catch (DiagnosticException e) {
          // a storage that is away keeps nobody from planning: its backups count as not seen
          isWhole = false;
        }
      }
    }
    return new Listing(newest, isWhole);
  }

  private static boolean isOnline(ClusterAccess access, String node) {
    LiveNode known = access.inventory().nodes().get(node);
    return known != null && known.isOnline();
  }
}
