package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.StackMonitoring;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.MonitoringPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What monitoring shall know beside what the ledger says that it knows. */
final class MonitoringDifference {

  private MonitoringDifference() {}

  /**
   * Compares.
   *
   * @param files text by name, with the dashboards
   */
  static MonitoringPlan plan(
      AppliedStack applied,
      DesiredState desired,
      StackMonitoring stack,
      SortedMap<String, String> files) {
    AppliedRegistration registered = applied.registration();
    List<MonitoringTarget> added =
        stack.targets().stream()
            .filter(target -> !registered.targets().contains(target.key()))
            .toList();
    Set<String> keys =
        stack.targets().stream().map(MonitoringTarget::key).collect(Collectors.toSet());
    List<String> removed =
        registered.targets().stream().filter(key -> !keys.contains(key)).toList();
    Map<String, String> names = names(applied, desired);
    return MonitoringPlan.of(
        added.stream().map(MonitoringTarget::title).toList(),
        removed.stream().map(key -> title(key, names)).toList(),
        files(registered, files, jobs(added, removed)),
        desired(files));
  }

  /** Stands for files as they shall be. */
  private static Digest desired(SortedMap<String, String> files) {
    List<String> parts = new ArrayList<>(List.of("monitoring"));
    files.forEach(
        (name, text) -> {
          parts.add(name);
          parts.add(text);
        });
    return Digest.of(parts);
  }

  static String digest(String text) {
    return Digest.of(List.of(text)).hex();
  }

  private static Set<String> jobs(List<MonitoringTarget> added, List<String> removed) {
    Set<String> jobs = new TreeSet<>();
    added.forEach(target -> jobs.add(target.job()));
    removed.forEach(key -> jobs.add(key.substring(0, key.indexOf(' '))));
    return jobs;
  }

  // a file of targets is told by its targets, unless only their labels differ
  private static List<String> files(
      AppliedRegistration registered, SortedMap<String, String> files, Set<String> changedJobs) {
    List<String> lines = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          String before = registered.files().get(name);
          boolean isTold = isTargets(name) && changedJobs.contains(name.split("/", 3)[1]);
          if (before == null && !isTold) {
            lines.add("+ " + name);
          } else if (before != null && !before.equals(digest(text)) && !isTold) {
            lines.add("~ " + name);
          }
        });
    registered.files().keySet().stream()
        .filter(name -> MonitoringFolders.isRules(name) && !files.containsKey(name))
        .forEach(name -> lines.add("- " + name));
    return lines;
  }

  private static boolean isTargets(String name) {
    return MonitoringFolders.isTargets(name);
  }

  /** {@code node shop-old-1:9100} of {@code node 10.1.0.9:9100}, as far as it is known whose. */
  static String title(String key, Map<String, String> names) {
    int space = key.indexOf(' ');
    int colon = key.lastIndexOf(':');
    return key.substring(0, space + 1) + host(key, names) + key.substring(colon);
  }

  /** Whose target it is, as far as that is known; else its address. */
  static String host(String key, Map<String, String> names) {
    String target = key.substring(key.indexOf(' ') + 1);
    String address = target.substring(0, target.lastIndexOf(':'));
    return names.getOrDefault(target, names.getOrDefault(address, address));
  }

  /** Hosts by {@code address} and, where it has endpoints, by {@code address:port}. */
  static Map<String, String> names(AppliedStack applied, DesiredState desired) {
    Map<String, String> names = new HashMap<>();
    for (ExternalHost host : desired.externalHosts()) {
      // several may be behind one address
      if (!host.roles().isEmpty()) {
        names.put(host.address(), host.name());
      }
      for (ExternalHost.Endpoint endpoint : host.endpoints()) {
        names.put(host.address() + ":" + endpoint.port(), host.name());
      }
    }
    for (AppliedServer server : applied.servers().values()) {
      server
          .interfaces()
          .values()
          .forEach(
              nic -> {
                if (nic.address() != null) {
                  names.put(nic.address().toString(), server.name());
                }
              });
    }
    return names;
  }
}
