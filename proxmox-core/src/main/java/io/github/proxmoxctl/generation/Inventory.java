package io.github.proxmoxctl.generation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The static inventory of a run: hosts with their variables, and a group per role and per stack.
 * Secret variables are templates that look into {@link #SECRETS}, which comes in a file of its own.
 */
public final class Inventory {

  /** The variable that holds the secrets, by host and by variable. */
  private static final String SECRETS = "proxmoxctl_secrets";

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private Inventory() {}

  /** The inventory as a file. */
  public static String of(Collection<HostConfiguration> hosts) {
    SortedMap<String, Object> variables = new TreeMap<>();
    SortedMap<String, SortedMap<String, Object>> groups = new TreeMap<>();
    for (HostConfiguration host : hosts) {
      variables.put(host.name(), variables(host));
      member(groups, "stack_" + host.host().stack(), host.name());
      host.roles().forEach(role -> member(groups, "role_" + role.name(), host.name()));
    }
    Map<String, Object> children = new LinkedHashMap<>();
    groups.forEach((group, members) -> children.put(group, Map.of("hosts", members)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("hosts", variables);
    all.put("children", children);
    return AnsibleYaml.of(Map.of("all", all));
  }

  /**
   * The file of the secrets, as extra variables.
   *
   * @param values by host and by variable; every host is there, maybe with none
   */
  public static String secrets(SortedMap<String, SortedMap<String, String>> values) {
    return AnsibleYaml.of(Map.of(SECRETS, values));
  }

  // Ansible's names of groups have no dash; two roles that then share a group only share a list
  private static void member(
      SortedMap<String, SortedMap<String, Object>> groups, String group, String host) {
    groups.computeIfAbsent(group.replace('-', '_'), any -> new TreeMap<>()).put(host, Map.of());
  }

  private static Map<String, Object> variables(HostConfiguration configuration) {
    Host host = configuration.host();
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("ansible_host", host.address());
    variables.put("ansible_user", host.user());
    if (host.port() != 22) {
      variables.put("ansible_port", host.port());
    }
    // known_hosts has it by its name: an address may have been another's before
    variables.put("ansible_ssh_common_args", "-o HostKeyAlias=" + host.name());
    variables.put("proxmoxctl_roles", configuration.ansibleRoles());
    configuration.variables().forEach((name, value) -> variables.put(own(name), value));
    configuration
        .secrets()
        .keySet()
        .forEach(
            name ->
                variables.put(
                    own(name),
                    new AnsibleYaml.Template(
                        "{{ %s[inventory_hostname]['%s'] }}".formatted(SECRETS, name))));
    return variables;
  }

  // the rules say so already; here such a variable would run commands on this machine
  private static String own(String name) {
    if (!VARIABLE.matcher(name).matches()
        || name.startsWith("ansible_")
        || name.startsWith("proxmoxctl_")) {
      throw new IllegalArgumentException("no role's variable: \"" + name + "\"");
    }
    return name;
  }
}
