package io.github.proxmoxctl.monitoring;

import io.github.proxmoxctl.model.MonitoringTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus scrapes of a stack beside what it shall.
 *
 * @param unready targets that it has not, has with other labels, or (of the new ones) that did not
 *     answer yet; with the reason
 * @param down targets that it has had before and that do not answer now; with the reason
 * @param lingering targets of the stack that it shall not have: {@code job address}
 */
public record TargetReport(
    SortedMap<MonitoringTarget, String> unready,
    SortedMap<MonitoringTarget, String> down,
    List<String> lingering) {

  /** Nothing to say. */
  public static final TargetReport NONE =
      new TargetReport(new TreeMap<>(), new TreeMap<>(), List.of());

  public TargetReport {
    unready = Collections.unmodifiableSortedMap(new TreeMap<>(unready));
    down = Collections.unmodifiableSortedMap(new TreeMap<>(down));
    lingering = List.copyOf(lingering);
  }

  /**
   * Compares.
   *
   * @param desired all targets of the stack
   * @param fresh keys of those that must answer a scrape after {@code since}
   */
  public static TargetReport of(
      Collection<ActiveTarget> active,
      String estate,
      String stack,
      Collection<MonitoringTarget> desired,
      Set<String> fresh,
      Instant since) {
    Map<String, ActiveTarget> ours = new HashMap<>();
    for (ActiveTarget target : active) {
      if (estate.equals(target.labels().get("estate"))
          && stack.equals(target.labels().get("stack"))) {
        ours.put(target.key(), target);
      }
    }
    SortedMap<MonitoringTarget, String> unready = new TreeMap<>();
    SortedMap<MonitoringTarget, String> down = new TreeMap<>();
    for (MonitoringTarget target : desired) {
      ActiveTarget found = ours.remove(target.key());
      boolean isFresh = fresh.contains(target.key());
      String problem = found == null ? "Prometheus does not know it" : against(target, found);
      if (problem != null) {
        unready.put(target, problem);
      } else if (found != null && !found.isUp()) {
        (isFresh ? unready : down).put(target, found.reason());
      } else if (found != null && isFresh && found.lastScrape().isBefore(since)) {
        unready.put(target, "not scraped since it was registered");
      }
    }
    return new TargetReport(unready, down, ours.keySet().stream().sorted().toList());
  }

  private static @Nullable String against(MonitoringTarget target, ActiveTarget found) {
    List<String> others = new ArrayList<>();
    target
        .labels()
        .forEach(
            (name, value) -> {
              if (!value.equals(found.labels().get(name))) {
                others.add(name);
              }
            });
    return others.isEmpty()
        ? null
        : "Prometheus has it with another label " + String.join(", ", others);
  }

  /** Whether nothing is left to wait for. */
  public boolean isSettled() {
    return unready.isEmpty() && lingering.isEmpty();
  }
}
