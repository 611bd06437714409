package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.monitoring.ActiveTarget;
import io.github.proxmoxctl.monitoring.LeavingGroups;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import io.github.proxmoxctl.monitoring.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes the targets of some stacks and watches Prometheus take them up. */
final class TargetWatch {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Surroundings around;
  private final PrometheusClient prometheus;
  private final List<RegistrationWork> works;
  private final Duration patience;
  private final Instant since;

  /**
   * @param patience how long Prometheus may take
   */
  TargetWatch(
      Surroundings around,
      PrometheusClient prometheus,
      List<RegistrationWork> works,
      Duration patience) {
    this.around = around;
    this.prometheus = prometheus;
    this.works = works;
    this.patience = patience;
    this.since = around.clock().instant();
  }

  /**
   * Writes the files that change. Who leaves is gone when this returns, or has had the time: before
   * that nothing may be reloaded, see {@link LeavingGroups}.
   */
  void write(MonitoringFolders folders) {
    Map<String, TargetReport> before = reports();
    SortedMap<String, @Nullable String> held = new TreeMap<>();
    for (RegistrationWork work : works) {
      Map<String, Integer> leaving =
          leaving(work, before.getOrDefault(work.stack(), TargetReport.NONE), folders);
      work.edits(MonitoringFolders::isTargets)
          .forEach(
              (name, text) -> {
                if (!leaving.containsKey(name)) {
                  folders.put(name, text);
                }
              });
      leaving.forEach(
          (name, number) -> {
            String text = work.files().get(name);
            folders.put(name, LeavingGroups.held(text, number));
            held.put(name, text);
          });
    }
    if (!held.isEmpty()) {
      await(report -> report.lingering().isEmpty());
      held.forEach(folders::put);
    }
  }

  /** How many targets leave each file that is there. */
  private static Map<String, Integer> leaving(
      RegistrationWork work, TargetReport report, MonitoringFolders folders) {
    Map<String, Integer> leaving = new TreeMap<>();
    for (String key : report.lingering()) {
      leaving.merge(work.targetFile(key.substring(0, key.indexOf(' '))), 1, Integer::sum);
    }
    leaving.keySet().removeIf(name -> folders.content(name) == null);
    return leaving;
  }

  /** What Prometheus has of each stack, once it has all, or has had the time. */
  Map<String, TargetReport> awaitSettled() {
    return await(TargetReport::isSettled);
  }

  private Map<String, TargetReport> await(Predicate<TargetReport> claim) {
    Instant deadline = around.clock().instant().plus(patience);
    while (true) {
      Map<String, TargetReport> reports = reports();
      if (reports.values().stream().allMatch(claim) || around.clock().instant().isAfter(deadline)) {
        return reports;
      }
      around.interruption().check("what Prometheus knows");
      Pauses.sleep(PAUSE, "what Prometheus knows");
    }
  }

  private Map<String, TargetReport> reports() {
    Map<String, TargetReport> reports = new TreeMap<>();
    List<ActiveTarget> active = prometheus.targets();
    for (RegistrationWork work : works) {
      reports.put(
          work.stack(),
          TargetReport.of(
              active,
              work.present().estate(),
              work.stack(),
              work.present().targets(),
              work.fresh(),
              since));
    }
    return reports;
  }
}
