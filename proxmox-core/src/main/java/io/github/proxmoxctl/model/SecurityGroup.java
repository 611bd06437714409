package io.github.proxmoxctl.model;

import java.util.List;

/**
 * Firewall rules under a name, for servers to refer to.
 *
 * @param name 2 to 18 characters, as Proxmox wants it
 * @param rules in the order in which they are tried
 */
public record SecurityGroup(
    String name, String description, List<FirewallRule> rules, Origins origins) {

  public SecurityGroup {
    rules = List.copyOf(rules);
  }
}
