package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import io.github.proxmoxctl.monitoring.TargetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is to be said of a stack's targets. */
final class RegistrationProblems {

  private static final int SHOWN = 10;

  private RegistrationProblems() {}

  static List<Diagnostic> of(
      RegistrationWork work, TargetReport report, PrometheusClient prometheus) {
    List<Diagnostic> problems = new ArrayList<>();
    if (!report.unready().isEmpty()) {
      problems.add(unready(work, report, missingJobs(report, prometheus)));
    }
    if (!report.lingering().isEmpty()) {
      problems.add(
          Diagnostic.error(
                  "monitoring.lingering",
                  "%s: Prometheus still scrapes what was taken out".formatted(work.stack()),
                  null)
              .because(shown(report.lingering()))
              .next(
                  "see whether Prometheus reads the folder of targets (its log,"
                      + " prometheus_sd_file_read_errors_total), then register again"));
    }
    if (!report.down().isEmpty()) {
      problems.add(
          Diagnostic.warning(
                  "monitoring.down",
                  "%s: %d of %d targets do not answer"
                      .formatted(
                          work.stack(), report.down().size(), work.present().targets().size()),
                  null)
              .because(reasons(report.down()))
              .next("they stay registered; their alert is Prometheus' affair"));
    }
    return problems;
  }

  private static Diagnostic unready(
      RegistrationWork work, TargetReport report, Set<String> missingJobs) {
    Diagnostic problem =
        Diagnostic.error(
                "monitoring.unverified",
                "%s: %d of %d targets are not verified and not recorded"
                    .formatted(
                        work.stack(), report.unready().size(), work.present().targets().size()),
                null)
            .because(reasons(report.unready()));
    return missingJobs.isEmpty()
        ? problem.next(
            "see whether the exporter runs there and Prometheus reaches it (run configure first),"
                + " then register again: it goes on from here")
        : problem.next(
            "prometheus.yml has no job \"%s\" that reads targets/%s/*.json: add it, reload, and"
                    .formatted(String.join("\", \"", missingJobs), missingJobs.iterator().next())
                + " register again");
  }

  private static Set<String> missingJobs(TargetReport report, PrometheusClient prometheus) {
    Set<String> missing = new TreeSet<>();
    report.unready().keySet().forEach(target -> missing.add(target.job()));
    missing.removeAll(prometheus.jobs());
    return missing;
  }

  private static String reasons(SortedMap<MonitoringTarget, String> targets) {
    return shown(
        targets.entrySet().stream()
            .map(
                (Map.Entry<MonitoringTarget, String> entry) ->
                    entry.getKey().title()
                        + " ("
                        + entry.getKey().address()
                        + "): "
                        + entry.getValue())
            .toList());
  }

  private static String shown(List<String> lines) {
    String shown = lines.stream().limit(SHOWN).collect(Collectors.joining("\n"));
    return lines.size() > SHOWN ? shown + "\nand " + (lines.size() - SHOWN) + " more" : shown;
  }
}
