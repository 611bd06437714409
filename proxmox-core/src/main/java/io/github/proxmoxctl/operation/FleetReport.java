package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.ServerStatus;
import io.github.proxmoxctl.monitoring.ActiveTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The fleet, row by row, from what is declared, recorded and alive; pure. */
final class FleetReport {

  private final DesiredState desired;
  private final LiveFleet live;
  private final List<ServerStatus> rows = new ArrayList<>();

  private FleetReport(DesiredState desired, LiveFleet live) {
    this.desired = desired;
    this.live = live;
  }

  /** Every server of some stacks, by stack and name. */
  static List<ServerStatus> of(
      DesiredState desired,
      Map<String, AppliedStack> recorded,
      SortedSet<String> stacks,
      LiveFleet live) {
    FleetReport report = new FleetReport(desired, live);
    for (String stack : stacks) {
      report.add(stack, recorded.getOrDefault(stack, AppliedStack.empty(stack, "")));
    }
    return report.rows.stream()
        .sorted(Comparator.comparing(ServerStatus::stack).thenComparing(ServerStatus::server))
        .toList();
  }

  private void add(String stack, AppliedStack applied) {
    Map<String, List<String>> targets = targetsByHost(applied);
    Map<String, Server> declared = desired.serversByName();
    Set<String> moved = new HashSet<>();
    for (AppliedServer server : applied.servers().values()) {
      Server now = declared.getOrDefault(server.name(), renamed(server.name()));
      if (now != null) {
        moved.add(now.name());
      }
      rows.add(row(applied, server, now, targets));
    }
    for (Server server : desired.servers()) {
      if (server.stack().equals(stack) && !moved.contains(server.name())) {
        rows.add(unapplied(server));
      }
    }
    for (ExternalHost host : desired.externalHosts()) {
      if (host.stack().equals(stack)) {
        rows.add(external(applied, host, targets));
      }
    }
  }

  private @Nullable Server renamed(String former) {
    return desired.servers().stream()
        .filter(server -> server.formerNames().contains(former))
        .findFirst()
        .orElse(null);
  }

  private ServerStatus row(
      AppliedStack applied,
      AppliedServer server,
      @Nullable Server declared,
      Map<String, List<String>> targets) {
    Map<Integer, LiveServer> guests = live.guests().get(applied.cluster());
    LiveServer guest = guests == null ? null : guests.get(server.vmId());
    List<String> remarks = new ArrayList<>();
    if (guests != null && guest == null) {
      remarks.add("VM " + server.vmId() + " is not on cluster " + applied.cluster());
    }
    if (declared == null) {
      remarks.add("its YAML is gone: the next apply destroys it");
    } else if (!declared.name().equals(server.name())) {
      remarks.add("is to be renamed to " + declared.name());
    }
    if (guest != null && declared != null) {
      boolean isRunning = guest.status().equals("running");
      boolean shallRun = declared.power() == Server.Power.RUNNING;
      if (isRunning != shallRun) {
        remarks.add("is " + guest.status() + " and declared " + (shallRun ? "running" : "stopped"));
      }
    }
    List<String> roles = declared == null ? List.of() : names(declared.roles());
    AppliedConfiguration configured = applied.configurations().get(server.name());
    if (configured == null && declared != null && declared.isConfigured()) {
      remarks.add("was never configured");
    }
    List<String> keys = targets.getOrDefault(server.name(), List.of());
    addTargets(remarks, keys);
    FleetBackups.Found backup = live.backups().get(server.name());
    if (backup != null) {
      remarks.addAll(backup.complaints());
    }
    return new ServerStatus(
        server.name(),
        applied.name(),
        guest == null ? (guests == null ? server.node() : null) : guest.node(),
        address(server, declared),
        roles,
        guest == null ? null : guest.status(),
        configured == null ? null : configured.at(),
        configured == null ? null : configured.sourceCommit(),
        keys.size(),
        up(keys),
        backup == null ? null : backup.last(),
        remarks);
  }

  private static ServerStatus unapplied(Server server) {
    return new ServerStatus(
        server.name(),
        server.stack(),
        null,
        null,
        names(server.roles()),
        null,
        null,
        null,
        0,
        0,
        null,
        List.of("is declared and does not exist yet: plan and apply"));
  }

  private ServerStatus external(
      AppliedStack applied, ExternalHost host, Map<String, List<String>> targets) {
    List<String> remarks = new ArrayList<>();
    AppliedConfiguration configured = applied.configurations().get(host.name());
    if (configured == null && host.ssh() != null && !host.roles().isEmpty()) {
      remarks.add("was never configured");
    }
    List<String> keys = targets.getOrDefault(host.name(), List.of());
    addTargets(remarks, keys);
    return new ServerStatus(
        host.name(),
        host.stack(),
        "external",
        host.address(),
        names(host.roles()),
        null,
        configured == null ? null : configured.at(),
        configured == null ? null : configured.sourceCommit(),
        keys.size(),
        up(keys),
        null,
        remarks);
  }

  private void addTargets(List<String> remarks, List<String> keys) {
    Map<String, ActiveTarget> targets = live.targets();
    if (targets == null) {
      return;
    }
    for (String key : keys) {
      ActiveTarget target = targets.get(key);
      if (target == null) {
        remarks.add("target " + key + ": registered, and Prometheus does not know it");
      } else if (!target.isUp()) {
        remarks.add("target " + key + ": " + target.reason());
      }
    }
  }

  private @Nullable Integer up(List<String> keys) {
    Map<String, ActiveTarget> targets = live.targets();
    return targets == null
        ? null
        : (int)
            keys.stream()
                .map(targets::get)
                .filter(Objects::nonNull)
                .filter(ActiveTarget::isUp)
                .count();
  }

  private Map<String, List<String>> targetsByHost(AppliedStack applied) {
    Map<String, String> names = MonitoringDifference.names(applied, desired);
    Map<String, List<String>> byHost = new HashMap<>();
    for (String key : applied.registration().targets()) {
      byHost
          .computeIfAbsent(MonitoringDifference.host(key, names), host -> new ArrayList<>())
          .add(key);
    }
    return byHost;
  }

  // the address that it is reached by, else any
  private static @Nullable String address(AppliedServer server, @Nullable Server declared) {
    if (declared != null) {
      String managed =
          declared
              .managementInterface()
              .map(nic -> server.interfaces().get(nic.name()))
              .map(AppliedServer.Interface::address)
              .map(Ipv4Address::toString)
              .orElse(null);
      if (managed != null) {
        return managed;
      }
    }
    return server.interfaces().values().stream()
        .map(AppliedServer.Interface::address)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Ipv4Address::toString)
        .orElse(null);
  }

  private static List<String> names(List<RoleUse> roles) {
    return roles.stream().map(RoleUse::role).toList();
  }
}
