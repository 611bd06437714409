package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.generation.StackMonitoring;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.monitoring.Dashboards;
import io.github.proxmoxctl.plan.MonitoringPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What monitoring shall know of the stacks of an estate; no input, no output. */
final class MonitoringPlanner {

  private final Estate estate;
  private final Optional<Monitoring> monitoring;
  private final Map<String, List<Host>> hosts;

  private MonitoringPlanner(
      Estate estate, Optional<Monitoring> monitoring, Map<String, List<Host>> hosts) {
    this.estate = estate;
    this.monitoring = monitoring;
    this.hosts = hosts;
  }

  /**
   * Plans an estate.
   *
   * @throws DiagnosticException {@code monitoring.duplicate}: Prometheus would scrape an address
   *     twice
   */
  static MonitoringPlanner of(Estate estate) {
    Optional<Monitoring> monitoring = estate.desired().monitorings().stream().findFirst();
    if (monitoring.isEmpty()) {
      return new MonitoringPlanner(estate, monitoring, Map.of());
    }
    List<Host> all = Host.all(estate.desired(), estate.allocation());
    refuseDuplicates(estate, all);
    return new MonitoringPlanner(
        estate, monitoring, all.stream().collect(Collectors.groupingBy(Host::stack)));
  }

  private static void refuseDuplicates(Estate estate, List<Host> hosts) {
    Map<String, MonitoringTarget> byKey = new HashMap<>();
    Map<String, Host> byName =
        hosts.stream().collect(Collectors.toMap(Host::name, host -> host, (one, other) -> one));
    List<Diagnostic> duplicates = new ArrayList<>();
    for (MonitoringTarget target : StackMonitoring.targets(estate.desired(), hosts)) {
      MonitoringTarget other = byKey.putIfAbsent(target.key(), target);
      Host host = byName.get(target.server());
      if (other != null && host != null) {
        duplicates.add(
            Diagnostic.error(
                    "monitoring.duplicate",
                    "%s is a target of job \"%s\" twice: %s and %s"
                        .formatted(target.address(), target.job(), other.server(), target.server()),
                    host.origins().whole())
                .because(
                    "Prometheus would scrape it twice, and each of its alerts would come twice")
                .next("give one of them another address or port, or take its endpoint away"));
      }
    }
    if (!duplicates.isEmpty()) {
      throw new DiagnosticException(Outcome.INVALID, duplicates);
    }
  }

  Optional<Monitoring> monitoring() {
    return monitoring;
  }

  /** What a plan says of a stack: how it shall be once its servers are as declared. */
  MonitoringPlan plan(String stack) {
    if (monitoring.isEmpty()) {
      return MonitoringPlan.NONE;
    }
    StackMonitoring desired = desired(stack);
    return MonitoringDifference.plan(
        estate.applied(stack), estate.desired(), desired, files(desired));
  }

  /** A warning for each stack that is registered and that no document of monitoring covers. */
  List<Diagnostic> warnings(String stack) {
    return monitoring.isPresent() || estate.applied(stack).registration().targets().isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                    "monitoring.forgotten",
                    "stack %s is registered with a Prometheus that is declared no more"
                        .formatted(stack),
                    null)
                .because("there is no Monitoring document")
                .next(
                    "declare it again, take the servers out of it with register-monitoring first,"
                        + " or empty its files by hand"));
  }

  /** As it shall be once the servers are as declared. */
  StackMonitoring desired(String stack) {
    List<Host> declared = hosts.getOrDefault(stack, List.of());
    return of(stack, declared.stream().filter(MonitoringPlanner::isRunning).toList());
  }

  /** As it shall be now: of the declared servers those that exist, where they are. */
  StackMonitoring present(String stack) {
    Map<String, AppliedServer> applied = estate.applied(stack).servers();
    Map<String, Image> images = estate.desired().imagesByName();
    List<Host> present = new ArrayList<>();
    for (Host host : hosts.getOrDefault(stack, List.of())) {
      if (!(host instanceof Host.OfServer ours)) {
        present.add(host);
      } else if (isRunning(host)) {
        Host.ofServer(ours.server(), applied.get(host.name()), images.get(ours.server().image()))
            .ifPresent(present::add);
      }
    }
    return of(stack, present);
  }

  /** A server that shall be stopped is not missed. */
  private static boolean isRunning(Host host) {
    return !(host instanceof Host.OfServer ours) || ours.server().power() == Server.Power.RUNNING;
  }

  private StackMonitoring of(String stack, List<Host> present) {
    return StackMonitoring.of(
        estate.desired(),
        monitoring.orElseThrow(),
        stack,
        hosts.getOrDefault(stack, List.of()),
        present);
  }

  /** The files of a stack, and the dashboards, which every stack vouches for. */
  SortedMap<String, String> files(StackMonitoring stack) {
    SortedMap<String, String> files = new TreeMap<>(stack.files());
    Monitoring.Grafana grafana = monitoring.orElseThrow().grafana();
    if (!stack.targets().isEmpty() && grafana != null && grafana.dashboardsDirectory() != null) {
      files.putAll(Dashboards.all());
    }
    return files;
  }
}
