package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import io.github.proxmoxctl.monitoring.Reload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has Prometheus load the rules of some stacks, and takes them back if it refuses them. */
final class RuleLoading {

  private static final int LOOKS = 20;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final MonitoringFolders folders;
  private final PrometheusClient prometheus;
  private Map<String, String> loaded = Map.of();
  private final List<Diagnostic> problems = new ArrayList<>();

  RuleLoading(MonitoringFolders folders, PrometheusClient prometheus) {
    this.folders = folders;
    this.prometheus = prometheus;
  }

  /** Loads what is not loaded; one reload for all. */
  void load(List<RegistrationWork> works) {
    works.forEach(work -> work.edits(MonitoringFolders::isRules).forEach(folders::put));
    loaded = prometheus.loadedRules();
    if (works.stream().allMatch(this::areLoaded)) {
      return;
    }
    Reload reload = prometheus.reload();
    if (reload instanceof Reload.Refused refused) {
      takeBack(works, refused.why());
    } else if (reload instanceof Reload.Disabled) {
      problems.add(
          Diagnostic.error(
                  "monitoring.lifecycle",
                  "Prometheus was not told of new rules: its reload API is off",
                  null)
              .because("the rules are written, and valid, and not in force")
              .next(
                  "start Prometheus with --web.enable-lifecycle; or have it reload (systemctl"
                      + " reload prometheus, kill -HUP) and run register-monitoring again"));
    }
    awaitLoaded(works);
  }

  // the answer to a reload comes when it is done; a version that reloads by itself may take longer
  private void awaitLoaded(List<RegistrationWork> works) {
    loaded = prometheus.loadedRules();
    for (int look = 1; look < LOOKS && problems.isEmpty(); look++) {
      if (works.stream().allMatch(this::areLoaded)) {
        return;
      }
      Pauses.sleep(PAUSE, "Prometheus' rules");
      loaded = prometheus.loadedRules();
    }
    if (problems.isEmpty() && !works.stream().allMatch(this::areLoaded)) {
      problems.add(
          Diagnostic.error(
                  "monitoring.rules", "Prometheus has reloaded and does not know the rules", null)
              .because("no file of its `rule_files` is in the folder of rules")
              .next("add `<rulesDirectory>/*.yml` to `rule_files` of prometheus.yml"));
    }
  }

  private void takeBack(List<RegistrationWork> works, String why) {
    works.forEach(
        work ->
            work.edits(MonitoringFolders::isRules)
                .keySet()
                .forEach(name -> folders.put(name, work.found().get(name))));
    boolean isOurs = prometheus.reload() instanceof Reload.Done;
    problems.add(
        Diagnostic.error(
                "monitoring.reload",
                isOurs
                    ? "Prometheus refuses the new rules; the old ones are in force again"
                    : "Prometheus refuses its configuration, with and without the new rules",
                null)
            .because("Prometheus said: " + why)
            .next(
                isOurs
                    ? "correct what it names, then plan and register again"
                    : "correct what it names: it is no file of this stack; then register again"));
  }

  boolean areLoaded(RegistrationWork work) {
    return work.isLoaded(loaded);
  }

  /** What is to be said of a stack's rules. */
  List<Diagnostic> problems(RegistrationWork work) {
    return areLoaded(work) ? List.of() : List.copyOf(problems);
  }
}
