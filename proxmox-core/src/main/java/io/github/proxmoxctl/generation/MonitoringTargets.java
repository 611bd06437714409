package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus scrapes of hosts: the exporters of their roles, and the endpoints of external
 * hosts. Labels are few and do not change while a server lives: each change of one begins a new
 * series.
 */
final class MonitoringTargets {

  /** A host's own labels that its targets carry. */
  private static final List<String> OWN_LABELS = List.of(Stack.ENVIRONMENT_LABEL, "team");

  private static final String NODE = "node";

  private final String estate;
  private final Map<String, Role> roles;
  private final Map<String, Stack> stacks;

  MonitoringTargets(String estate, Map<String, Role> roles, Map<String, Stack> stacks) {
    this.estate = estate;
    this.roles = roles;
    this.stacks = stacks;
  }

  List<MonitoringTarget> of(Host host) {
    List<MonitoringTarget> targets = new ArrayList<>();
    Ports ports = Ports.of(roles, host.roles());
    for (Role role : ports.roles()) {
      for (Role.Exporter exporter : role.exporters()) {
        int port = ports.port(exporter.port(), exporter.portVariable());
        targets.add(target(host, exporter.job(), port, exporter.path(), labelled(role)));
      }
    }
    if (host instanceof Host.OfExternal external) {
      for (ExternalHost.Endpoint endpoint : external.host().endpoints()) {
        targets.add(target(host, endpoint.job(), endpoint.port(), endpoint.path(), null));
      }
    }
    return targets;
  }

  // whose service it is; node exporter is nobody's
  private static @Nullable String labelled(Role role) {
    return role.exporters().stream().anyMatch(exporter -> exporter.job().equals(NODE))
        ? null
        : role.name();
  }

  private MonitoringTarget target(
      Host host, String job, int port, String path, @Nullable String role) {
    SortedMap<String, String> labels = new TreeMap<>();
    Stack stack = stacks.get(host.stack());
    if (stack != null && stack.environment() != null) {
      labels.put(Stack.ENVIRONMENT_LABEL, stack.environment());
    }
    for (String name : OWN_LABELS) {
      String value = host.labels().get(name);
      if (value != null) {
        labels.put(name, value);
      }
    }
    labels.put("estate", estate);
    labels.put("stack", host.stack());
    labels.put("server", host.name());
    if (!host.osFamily().isEmpty()) {
      labels.put("os_family", host.osFamily());
    }
    if (role != null) {
      labels.put("role", role);
    }
    return new MonitoringTarget(job, host.address() + ":" + port, host.name(), path, labels);
  }
}
