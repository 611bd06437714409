package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What Ansible would do in one stack, computed from digests: no host is asked.
 *
 * @param changes by host
 * @param unchanged how many hosts are configured as they shall be
 */
public record ConfigurationPlan(List<HostChange> changes, int unchanged, Digest digest) {

  public static final ConfigurationPlan NONE = of(List.of(), 0);

  public ConfigurationPlan {
    changes = List.copyOf(changes);
  }

  public static ConfigurationPlan of(List<HostChange> changes, int unchanged) {
    List<HostChange> sorted =
        changes.stream().sorted(Comparator.comparing(HostChange::host)).toList();
    List<Object> parts = new ArrayList<>(List.of("configuration"));
    sorted.stream().map(HostChange::digest).forEach(parts::add);
    return new ConfigurationPlan(sorted, unchanged, Digest.of(parts));
  }

  public boolean hasChanges() {
    return !changes.isEmpty();
  }
}
