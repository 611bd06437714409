package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.monitoring.Dashboards;
import io.github.proxmoxctl.monitoring.ForeignTargets;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import io.github.proxmoxctl.monitoring.PromtoolGate;
import io.github.proxmoxctl.monitoring.TargetReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells monitoring of some stacks and sees to it that it knows: gate, files of targets, rules,
 * reload, dashboards, verification. Whoever calls holds the stacks' locks and has their approval.
 */
final class Registration {

  private final Site site;
  private final Surroundings around;
  private final Estate estate;
  private final MonitoringPlanner planner;
  private final Monitoring monitoring;
  private final Duration patience;

  /**
   * @param patience how long Prometheus may take to know; null: two scrape intervals and ten
   *     seconds
   */
  Registration(
      Site site,
      Surroundings around,
      Estate estate,
      MonitoringPlanner planner,
      @Nullable Duration patience) {
    this.site = site;
    this.around = around;
    this.estate = estate;
    this.planner = planner;
    this.monitoring = planner.monitoring().orElseThrow();
    this.patience =
        patience == null
            ? Duration.ofSeconds(2L * monitoring.prometheus().scrapeIntervalSeconds() + 10)
            : patience;
  }

  /**
   * Registers the servers of some stacks that exist and are declared, and takes out all others.
   *
   * @throws DiagnosticException when nothing could be begun: no Prometheus, a folder that is
   *     missing, a clash, a file that promtool refuses
   */
  List<RegisteredStack> of(SortedSet<String> stacks) {
    MonitoringFolders folders = MonitoringFolders.of(monitoring);
    try (PrometheusClient prometheus = PrometheusClient.of(monitoring.prometheus().url())) {
      List<RegistrationWork> works = new ArrayList<>();
      for (String stack : stacks) {
        var present = planner.present(stack);
        works.add(
            RegistrationWork.of(estate.applied(stack), present, planner.files(present), folders));
      }
      // before anything is written: what could not be verified is not begun
      String version = prometheus.version();
      List<RegistrationWork> edited = works.stream().filter(w -> !w.edits().isEmpty()).toList();
      if (!edited.isEmpty()) {
        refuseClashes(folders, works);
        gate(edited);
        around.interruption().check("the first file of monitoring");
        say(edited, version);
      }
      TargetWatch targets = new TargetWatch(around, prometheus, works, patience);
      targets.write(folders);
      RuleLoading rules = new RuleLoading(folders, prometheus);
      rules.load(works);
      edited.forEach(work -> work.edits(MonitoringFolders::isDashboard).forEach(folders::put));
      return verified(works, rules, targets.awaitSettled(), prometheus);
    }
  }

  private void say(List<RegistrationWork> edited, String version) {
    for (RegistrationWork work : edited) {
      around
          .progress()
          .say(
              "%s: telling Prometheus %s of %d targets (it may take %d s to know)"
                  .formatted(
                      work.stack(),
                      version,
                      work.present().targets().size(),
                      patience.toSeconds()));
    }
  }

  private static void refuseClashes(MonitoringFolders folders, List<RegistrationWork> works) {
    Set<String> own = new HashSet<>();
    List<MonitoringTarget> targets = new ArrayList<>();
    boolean withDashboards = false;
    for (RegistrationWork work : works) {
      own.addAll(work.files().keySet());
      own.addAll(work.found().keySet());
      targets.addAll(work.present().targets());
      withDashboards |= work.files().keySet().stream().anyMatch(MonitoringFolders::isDashboard);
    }
    List<Diagnostic> clashes = new ArrayList<>(ForeignTargets.clashes(folders, own, targets));
    if (withDashboards) {
      clashes.addAll(Dashboards.clashes(folders));
    }
    if (!clashes.isEmpty()) {
      throw new DiagnosticException(Outcome.ERROR, clashes);
    }
  }

  private void gate(List<RegistrationWork> works) {
    SortedMap<String, String> files = new TreeMap<>();
    works.forEach(work -> files.putAll(work.files()));
    try (StagingFolder staging = StagingFolder.in(site.workspace())) {
      new PromtoolGate(around.processes(), around.environment(), staging.path()).check(files);
    }
  }

  private List<RegisteredStack> verified(
      List<RegistrationWork> works,
      RuleLoading rules,
      Map<String, TargetReport> reports,
      PrometheusClient prometheus) {
    List<RegisteredStack> stacks = new ArrayList<>();
    for (RegistrationWork work : works) {
      TargetReport report = reports.get(work.stack());
      if (report == null) {
        continue;
      }
      List<Diagnostic> problems =
          Stream.concat(
                  rules.problems(work).stream(),
                  RegistrationProblems.of(work, report, prometheus).stream())
              .toList();
      stacks.add(
          new RegisteredStack(
              work,
              report,
              rules.areLoaded(work),
              !work.edits().isEmpty(),
              MonitoringDifference.names(work.applied(), estate.desired()),
              problems));
    }
    return stacks;
  }
}
