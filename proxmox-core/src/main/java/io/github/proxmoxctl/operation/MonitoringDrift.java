package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.plan.Difference;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the files that Prometheus and Grafana read differ from those that were registered.
 *
 * @param notes why it could not be found out
 */
record MonitoringDrift(List<Difference> differences, List<Diagnostic> notes) {

  MonitoringDrift {
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** Looks; on a machine that does not have the folders that is said, and nothing is amiss. */
  static MonitoringDrift of(Estate estate, Set<String> stacks) {
    SortedSet<String> registered = new TreeSet<>(stacks);
    registered.removeIf(stack -> estate.applied(stack).registration().files().isEmpty());
    Monitoring monitoring = estate.desired().monitorings().stream().findFirst().orElse(null);
    if (monitoring == null || registered.isEmpty()) {
      return new MonitoringDrift(List.of(), List.of());
    }
    try {
      return new MonitoringDrift(
          differences(estate, registered, monitoring, MonitoringFolders.of(monitoring)), List.of());
    } catch (DiagnosticException e) {
      return new MonitoringDrift(
          List.of(), e.diagnostics().stream().map(MonitoringDrift::note).toList());
    }
  }

  private static List<Difference> differences(
      Estate estate, SortedSet<String> stacks, Monitoring monitoring, MonitoringFolders folders) {
    // a dashboard is every stack's, and told once
    SortedMap<String, Difference> byFile = new TreeMap<>();
    for (String stack : stacks) {
      estate
          .applied(stack)
          .registration()
          .files()
          .forEach(
              (name, digest) -> {
                // those of a Grafana that is declared no more are nobody's business
                if (!MonitoringFolders.isDashboard(name) || folders.haveDashboards()) {
                  String found = folders.content(name);
                  if (found == null || !MonitoringDifference.digest(found).equals(digest)) {
                    byFile.putIfAbsent(name, difference(estate, stack, monitoring, name, found));
                  }
                }
              });
    }
    return List.copyOf(byFile.values());
  }

  private static Difference difference(
      Estate estate, String stack, Monitoring monitoring, String name, @Nullable String found) {
    return Difference.ofObject(
        found == null ? Difference.Kind.VANISHED : Difference.Kind.CHANGED,
        "monitoring " + name,
        stack,
        estate.clusterOf(stack),
        "was %s by hand; register-monitoring sets it back"
            .formatted(found == null ? "removed" : "changed"),
        monitoring.origins().whole());
  }

  private static Diagnostic note(Diagnostic problem) {
    return problem.asWarning().because("what is registered with monitoring was not compared");
  }
}
