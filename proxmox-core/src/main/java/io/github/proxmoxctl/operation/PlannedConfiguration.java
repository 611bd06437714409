package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.List;
import java.util.Objects;

/**
 * The configuration of a stack, planned.
 *
 * @param hosts sorted by name, those without a change among them
 */
record PlannedConfiguration(String stack, String cluster, List<PlannedHost> hosts) {

  PlannedConfiguration {
    hosts = List.copyOf(hosts);
  }

  ConfigurationPlan plan() {
    List<HostChange> changes =
        hosts.stream().map(PlannedHost::change).filter(Objects::nonNull).toList();
    return ConfigurationPlan.of(changes, hosts.size() - changes.size());
  }

  /** The part of it that concerns some hosts, as a plan that has only this layer. */
  StackPlan of(List<PlannedHost> some) {
    List<HostChange> changes =
        some.stream()
            .filter(hosts::contains)
            .map(PlannedHost::change)
            .filter(Objects::nonNull)
            .toList();
    return StackPlan.of(
        stack,
        cluster,
        List.of(),
        ConfigurationPlan.of(changes, 0),
        MonitoringPlan.NONE,
        new Pins("ansible", "", null));
  }
}
