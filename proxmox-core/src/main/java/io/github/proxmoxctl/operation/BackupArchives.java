package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveStorage;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

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

  private final Clusters clusters;
  private final Map<Place, Listing> listings = new ConcurrentHashMap<>();
  private final Map<Place, Set<String>> privileges = new ConcurrentHashMap<>();

  BackupArchives(Clusters clusters) {
    this.clusters = clusters;
  }

  /** When the newest backup of a VM on a storage was made; empty when none is seen. */
  Optional<Instant> newest(String cluster, String storage, int vmId) {
    return Optional.ofNullable(listing(cluster, storage).newest().get(vmId));
  }

  /** Whether a backup of a VM on a storage would be seen (check_volume_access of pve-storage). */
  boolean maySee(String cluster, String storage, int vmId) {
    Listing listing = listing(cluster, storage);
    return listing.newest().containsKey(vmId)
        || (listing.isWhole() && mayRead(cluster, storage, vmId));
  }

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
              .forEach((vmId, at) -> newest.merge(vmId, at, BackupArchives::later));
        } catch (DiagnosticException e) {
          // a storage that is away keeps nobody from planning: its backups count as not seen
          isWhole = false;
        }
      }
    }
    return new Listing(newest, isWhole);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean isOnline(ClusterAccess access, String node) {
    LiveNode known = access.inventory().nodes().get(node);
    return known != null && known.isOnline();
  }
}
