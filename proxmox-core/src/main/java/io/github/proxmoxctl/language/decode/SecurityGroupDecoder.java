package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.SecurityGroup;
import java.util.ArrayList;
import java.util.List;

/** Kind {@code SecurityGroup}. */
public final class SecurityGroupDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    List<Diagnostic> problems = new ArrayList<>();
    List<FirewallRule> rules = new FirewallRuleDecoder(problems).all(spec.items("rules"));
    spec.items("rules").stream()
        .map(MapNode.class::cast)
        .filter(rule -> rule.get("iface") != null)
        .forEach(rule -> problems.add(iface(rule)));
    problems.forEach(draft::report);
    draft.add(
        new SecurityGroup(
            document.name(),
            document.metadata().text("description", ""),
            rules,
            document.origins()));
  }

  private static Diagnostic iface(MapNode rule) {
    return Diagnostic.error(
            "firewall.iface",
            "a rule of a security group cannot be for one interface",
            rule.keyLocation("iface"))
        .because("Proxmox refuses it: a group is shared by servers with other interfaces")
        .next("leave it out, or write the rule into the `firewall.rules` of the server");
  }
}
