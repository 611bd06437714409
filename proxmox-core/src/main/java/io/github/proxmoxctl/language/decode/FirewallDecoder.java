package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Firewall;
import io.github.proxmoxctl.model.FirewallRule.Action;
import java.util.List;

/** The firewall of a server. */
final class FirewallDecoder {

  private FirewallDecoder() {}

  static Firewall of(Fields firewall, List<Diagnostic> problems) {
    return new Firewall(
        firewall.flag("enabled", Firewall.DEFAULT.isEnabled()),
        policy(firewall, "policyIn", Firewall.DEFAULT.policyIn()),
        policy(firewall, "policyOut", Firewall.DEFAULT.policyOut()),
        firewall.texts("groups"),
        new FirewallRuleDecoder(problems).all(firewall.items("rules")),
        firewall.optionalText("logLevelIn"),
        firewall.optionalText("logLevelOut"),
        firewall.flag("macFilter", Firewall.DEFAULT.filtersMac()),
        firewall.flag("ipFilter", Firewall.DEFAULT.filtersIp()));
  }

  private static Action policy(Fields firewall, String key, Action otherwise) {
    return Action.valueOf(firewall.text(key, otherwise.name()));
  }
}
