package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What monitoring would be told of one stack.
 *
 * @param added targets that come, {@code server:port} by job: {@code node shop-web-1:9100}
 * @param removed targets that go
 * @param files names of rule and dashboard files that are written or taken away, with a mark:
 *     {@code + rules/acme.web.yml}
 * @param desired stands for all that monitoring shall know of the stack, whatever it knows now
 */
public record MonitoringPlan(
    List<String> added, List<String> removed, List<String> files, Digest desired, Digest digest) {

  public static final MonitoringPlan NONE =
      of(List.of(), List.of(), List.of(), Digest.of(List.of("monitoring")));

  public MonitoringPlan {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    files = List.copyOf(files);
  }

  public static MonitoringPlan of(
      List<String> added, List<String> removed, List<String> files, Digest desired) {
    boolean isChange = !added.isEmpty() || !removed.isEmpty() || !files.isEmpty();
    List<Object> parts = new ArrayList<>(List.of("monitoring", isChange));
    if (isChange) {
      parts.add(desired);
    }
    return new MonitoringPlan(added, removed, files, desired, Digest.of(parts));
  }

  public boolean hasChanges() {
    return !added.isEmpty() || !removed.isEmpty() || !files.isEmpty();
  }
}
