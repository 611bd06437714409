package io.github.proxmoxctl.model;

import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Firewalls and rules for tests. */
public final class TestFirewall {

  private TestFirewall() {}

  /** Lets in what a macro stands for. */
  public static FirewallRule macro(String name) {
    return rule(Direction.IN, Action.ACCEPT, name, null, null, true);
  }

  /** Lets in TCP to ports. */
  public static FirewallRule tcp(String... ports) {
    return rule(Direction.IN, Action.ACCEPT, null, "tcp", null, true, ports);
  }

  public static FirewallRule rule(
      Direction direction,
      Action action,
      @Nullable String macro,
      @Nullable String protocol,
      @Nullable String iface,
      boolean isEnabled,
      String... ports) {
    return new FirewallRule(
        direction,
        action,
        macro,
        protocol,
        List.of(),
        List.of(),
        List.of(),
        List.of(ports),
        null,
        iface,
        null,
        "",
        isEnabled);
  }

  /** The default one with groups and rules. */
  public static Firewall with(List<String> groups, FirewallRule... rules) {
    return new Firewall(
        true, Action.DROP, Action.ACCEPT, groups, List.of(rules), null, null, true, false);
  }

  public static Firewall off() {
    return new Firewall(
        false, Action.DROP, Action.ACCEPT, List.of(), List.of(), null, null, true, false);
  }

  public static Firewall accepting() {
    return new Firewall(
        true, Action.ACCEPT, Action.ACCEPT, List.of(), List.of(), null, null, true, false);
  }
}
