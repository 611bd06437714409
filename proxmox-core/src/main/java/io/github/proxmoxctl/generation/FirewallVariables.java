package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.FirewallRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Firewall rules as the modules' variables want them: in the provider's words, empty for nothing.
 */
final class FirewallVariables {

  private FirewallVariables() {}

  /**
   * A rule without an interface.
   *
   * <p>The provider knows no ICMP type; Proxmox takes it as the destination port of ICMP too
   * ({@code verify_rule} of PVE::Firewall), where the two exclude each other.
   */
  static Map<String, @Nullable Object> rule(FirewallRule rule) {
    List<String> ports =
        rule.icmpType() == null ? rule.destinationPorts() : List.of(rule.icmpType());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("type", rule.direction().name().toLowerCase(Locale.ROOT));
    values.put("action", rule.action().name());
    values.put("macro", orEmpty(rule.macro()));
    values.put("proto", orEmpty(rule.protocol()));
    values.put("source", String.join(",", rule.source()));
    values.put("sport", String.join(",", rule.sourcePorts()));
    values.put("dest", String.join(",", rule.destination()));
    values.put("dport", String.join(",", ports));
    values.put("log", orEmpty(rule.log()));
    values.put("comment", rule.comment());
    values.put("enabled", rule.isEnabled());
    return values;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
