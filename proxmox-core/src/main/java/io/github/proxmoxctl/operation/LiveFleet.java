package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.monitoring.ActiveTarget;
import io.github.proxmoxctl.monitoring.PrometheusClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clusters and Prometheus say, as far as they can be asked.
 *
 * @param guests by cluster, then by VM id; a cluster that did not answer is missing
 * @param targets by {@code job address}; null when Prometheus was not asked or did not answer
 * @param backups by server, of those that have backup policies
 * @param unreachable a warning for each that did not answer
 */
record LiveFleet(
    Map<String, Map<Integer, LiveServer>> guests,
    @Nullable Map<String, ActiveTarget> targets,
    Map<String, FleetBackups.Found> backups,
    List<Diagnostic> unreachable) {

  LiveFleet {
    guests = Map.copyOf(guests);
    backups = Map.copyOf(backups);
    unreachable = List.copyOf(unreachable);
  }

  /**
   * Asks: one call per cluster, one per storage that keeps backups, one of Prometheus.
   *
   * @param stacks what is recorded of those that matter
   * @param clusters names of those that matter
   */
  static LiveFleet of(
      Surroundings around,
      Path root,
      DesiredState desired,
      Collection<AppliedStack> stacks,
      Set<String> clusters) {
    Map<String, Map<Integer, LiveServer>> guests = new HashMap<>();
    Map<String, FleetBackups.Found> backups = new HashMap<>();
    List<Diagnostic> unreachable = new ArrayList<>();
    try (Secrets secrets = Secrets.of(around, root, desired.pipeline())) {
      for (Cluster cluster : desired.clusters()) {
        if (clusters.contains(cluster.name())) {
          try (Clusters reached =
              Clusters.open(secrets, root, List.of(cluster), Cluster::planToken)) {
            reached
                .byName()
                .forEach((name, access) -> guests.put(name, access.inventory().servers()));
            backups.putAll(FleetBackups.of(desired, stacks, reached, around.clock().instant()));
          } catch (DiagnosticException e) {
            e.diagnostics().forEach(problem -> unreachable.add(problem.asWarning()));
          }
        }
      }
    }
    return new LiveFleet(guests, targets(desired, unreachable), backups, unreachable);
  }

  private static @Nullable Map<String, ActiveTarget> targets(
      DesiredState desired, List<Diagnostic> unreachable) {
    Monitoring monitoring = desired.monitorings().stream().findFirst().orElse(null);
    if (monitoring == null) {
      return null;
    }
    try (PrometheusClient prometheus = PrometheusClient.of(monitoring.prometheus().url())) {
      Map<String, ActiveTarget> targets = new HashMap<>();
      prometheus.targets().forEach(target -> targets.put(target.key(), target));
      return targets;
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(problem -> unreachable.add(problem.asWarning()));
      return null;
    }
  }
}
