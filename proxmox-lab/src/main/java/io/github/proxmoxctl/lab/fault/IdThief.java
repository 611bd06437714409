package io.github.proxmoxctl.lab.fault;

import io.github.proxmoxctl.lab.api.Interference;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Stranger;
import java.util.List;
import java.util.Optional;

/** Makes a guest of somebody else's under an id just before ours is made. */
public final class IdThief implements Interference {
  private final Faults faults;
  private final Cluster cluster;

  /** Steals in a cluster when a fault says so. */
  public IdThief(Faults faults, Cluster cluster) {
    this.faults = faults;
    this.cluster = cluster;
  }

  @Override
  public Fate of(Request request) {
    newGuest(request).filter(faults::takes).ifPresent(id -> Stranger.take(cluster, id));
    return Fate.FINE;
  }

  private static Optional<Integer> newGuest(Request request) {
    List<String> path = request.path();
    if (!request.method().equals("POST") || path.size() < 3 || !path.get(2).equals("qemu")) {
      return Optional.empty();
    }
    String id = request.parameters().get(path.size() == 3 ? "vmid" : "newid");
    return Optional.ofNullable(id)
        .filter(text -> text.matches("[1-9]\\d{2,8}"))
        .map(Integer::valueOf);
  }
}
