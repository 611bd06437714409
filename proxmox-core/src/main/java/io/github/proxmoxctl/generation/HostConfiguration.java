package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Server;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one host shall be configured to.
 *
 * @param roles in the order in which they run
 * @param variables by Ansible variable, references resolved
 * @param secrets by Ansible variable
 */
public record HostConfiguration(
    Host host,
    List<Role> roles,
    SortedMap<String, Object> variables,
    SortedMap<String, SecretReference> secrets) {

  public HostConfiguration {
    roles = List.copyOf(roles);
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  public String name() {
    return host.name();
  }

  /** The Ansible roles in order. */
  public List<String> ansibleRoles() {
    return EffectiveRoles.ansibleNames(roles);
  }

  /** Every host that Ansible has something to do on and that shall run, sorted by name. */
  public static List<HostConfiguration> all(DesiredState desired, Allocation allocation) {
    var resolved = new ResolvedVariables(desired, allocation);
    return Host.all(desired, allocation).stream()
        .filter(Host::isConfigured)
        .filter(HostConfiguration::runs)
        .map(
            host ->
                new HostConfiguration(
                    host,
                    EffectiveRoles.of(desired, host.roles()),
                    resolved.of(host),
                    resolved.secrets(host)))
        .toList();
  }

  private static boolean runs(Host host) {
    return !(host instanceof Host.OfServer ours) || ours.server().power() == Server.Power.RUNNING;
  }
}
