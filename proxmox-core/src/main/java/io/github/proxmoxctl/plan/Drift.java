package io.github.proxmoxctl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How clusters and monitoring differ from what was applied and registered.
 *
 * @param differences worst first
 * @param servers so many applied servers were looked at
 * @param plannedRoots so many roots Terraform compared value by value; the others are unchanged
 *     since it did
 */
public record Drift(
    String estate,
    List<Difference> differences,
    int servers,
    int plannedRoots,
    int roots,
    Duration took) {

  public Drift {
    differences =
        differences.stream()
            .sorted(
                Comparator.comparing(Difference::kind)
                    .thenComparing(Difference::cluster)
                    .thenComparing(Difference::server)
                    .thenComparing(Difference::vmId))
            .toList();
  }

  /** The same with more that differs. */
  public Drift with(List<Difference> more) {
    List<Difference> all = new ArrayList<>(differences);
    all.addAll(more);
    return new Drift(estate, all, servers, plannedRoots, roots, took);
  }

  public boolean isFound() {
    return !differences.isEmpty();
  }
}
