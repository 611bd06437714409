package io.github.proxmoxctl.model;

import io.github.proxmoxctl.model.FirewallRule.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The firewall of one server. Its own rules come before its groups', and those before the policies.
 *
 * @param policyIn what becomes of incoming packets that no rule speaks of
 * @param policyOut the same of outgoing ones
 * @param groups names of security groups, in order
 * @param logLevelIn what is logged of packets that the policy stops, or null
 * @param filtersMac whether packets must have the interface's own MAC address
 * @param filtersIp whether packets must have the interface's own IP address
 */
public record Firewall(
    boolean isEnabled,
    Action policyIn,
    Action policyOut,
    List<String> groups,
    List<FirewallRule> rules,
    @Nullable String logLevelIn,
    @Nullable String logLevelOut,
    boolean filtersMac,
    boolean filtersIp) {

  /** What a server has that says nothing. */
  public static final Firewall DEFAULT =
      new Firewall(true, Action.DROP, Action.ACCEPT, List.of(), List.of(), null, null, true, false);

  public Firewall {
    groups = List.copyOf(groups);
    rules = List.copyOf(rules);
  }

  /** Whether incoming packets that no rule speaks of are stopped. */
  public boolean stopsIncoming() {
    return isEnabled && policyIn != Action.ACCEPT;
  }
}
