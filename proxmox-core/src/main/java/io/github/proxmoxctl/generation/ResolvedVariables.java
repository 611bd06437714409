package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.User;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the roles of the hosts are told: the roles' own values, over them what the host says,
 * references resolved. One of these serves all hosts of a state.
 */
public final class ResolvedVariables {

  private final Map<String, Role> known;
  private final References references;

  public ResolvedVariables(DesiredState desired, Allocation allocation) {
    known = desired.rolesByName();
    references = new References(desired, allocation, known);
  }

  /** {@link #of(Host)} for one host alone. */
  public static SortedMap<String, Object> of(
      DesiredState desired, Allocation allocation, Host host) {
    return new ResolvedVariables(desired, allocation).of(host);
  }

  /** Where the secret variables are kept, by name. */
  public static SortedMap<String, SecretReference> secrets(DesiredState desired, Host host) {
    return secrets(desired.rolesByName(), host);
  }

  /**
   * Every variable but the secret ones, by name; values are strings, longs, booleans, lists and
   * sorted maps of them. {@code base_hostname}, {@code base_disks} and {@code base_users} come from
   * the server itself.
   *
   * @throws IllegalStateException for a reference to what has no address: validation refuses it
   */
  public SortedMap<String, Object> of(Host host) {
    SortedMap<String, Variable> variables = new TreeMap<>();
    for (Role role : EffectiveRoles.of(known, host.roles())) {
      variables.putAll(role.variables());
    }
    for (RoleUse use : host.roles()) {
      variables.putAll(use.variables());
    }
    // what is a secret on this host is none of the plain values, whatever the role began with
    variables.keySet().removeAll(secrets(host).keySet());
    SortedMap<String, Object> values = new TreeMap<>();
    variables.forEach((name, variable) -> values.put(name, references.resolve(variable, host)));
    if (host instanceof Host.OfServer ours) {
      values.put("base_hostname", ours.name());
      values.put("base_disks", disks(ours));
      if (!ours.server().users().isEmpty()) {
        values.put(
            "base_users", ours.server().users().stream().map(ResolvedVariables::user).toList());
      }
    }
    return values;
  }

  /** Where the secret variables are kept, by name. */
  public SortedMap<String, SecretReference> secrets(Host host) {
    return secrets(known, host);
  }

  private static SortedMap<String, SecretReference> secrets(Map<String, Role> known, Host host) {
    SortedMap<String, SecretReference> secrets = new TreeMap<>();
    for (Role role : EffectiveRoles.of(known, host.roles())) {
      secrets.putAll(role.secrets());
    }
    for (RoleUse use : host.roles()) {
      secrets.putAll(use.secrets());
    }
    return secrets;
  }

  private static Map<String, Object> user(User user) {
    return new TreeMap<>(
        Map.of(
            "name", user.name(),
            "groups", user.groups(),
            "shell", user.shell(),
            "ssh_keys", user.sshKeys(),
            "sudo", user.hasSudo(),
            "state", user.isAbsent() ? "absent" : "present"));
  }

  private static List<Map<String, Object>> disks(Host.OfServer host) {
    return host.server().disks().stream()
        .filter(disk -> disk.use() != null)
        .map(disk -> disk(host, disk))
        .toList();
  }

  private static Map<String, Object> disk(Host.OfServer host, Server.Disk disk) {
    String slot = host.given().disks().get(disk.name());
    Server.FileSystem use = disk.use();
    if (slot == null || use == null) {
      throw new IllegalStateException(
          "disk " + disk.name() + " of " + host.name() + " has no slot");
    }
    return new TreeMap<>(
        Map.of(
            "name", disk.name(),
            // which of the two QEMU shows in the guest depends on the version of the VM's machine
            "serial", disk.name(),
            "slot", slot,
            "filesystem", use.type(),
            "mount", use.mount()));
  }
}
