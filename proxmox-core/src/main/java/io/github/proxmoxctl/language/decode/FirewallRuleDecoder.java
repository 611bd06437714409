package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The firewall rules of a security group or a server.
 *
 * @param problems where mistakes are told
 */
record FirewallRuleDecoder(List<Diagnostic> problems) {

  List<FirewallRule> all(List<Node> items) {
    Map<FirewallRule, Location> first = new HashMap<>();
    return items.stream()
        .map(
            item -> {
              FirewallRule rule = one(new Fields((MapNode) item));
              Location earlier = first.putIfAbsent(rule, item.location());
              if (earlier != null) {
                problems.add(
                    Diagnostic.error(
                            "firewall.duplicate", "this rule is there twice", item.location())
                        .next("remove one of them")
                        .see(earlier, "first written here"));
              }
              return rule;
            })
        .toList();
  }

  private FirewallRule one(Fields rule) {
    problems.addAll(FirewallRuleProblems.of(rule));
    return new FirewallRule(
        Direction.valueOf(rule.text("type", "in").toUpperCase(Locale.ROOT)),
        Action.valueOf(rule.text("action")),
        rule.optionalText("macro"),
        rule.optionalText("proto"),
        parts(rule, "source"),
        parts(rule, "dest"),
        parts(rule, "sport"),
        parts(rule, "dport"),
        rule.optionalText("icmpType"),
        rule.optionalText("iface"),
        rule.optionalText("log"),
        rule.text("comment", ""),
        rule.flag("enabled", true));
  }

  /** A list, or text with commas as Proxmox has it. */
  static List<String> parts(Fields rule, String key) {
    return Stream.concat(
            Stream.ofNullable(rule.optionalText(key)).filter(Objects::nonNull),
            rule.texts(key).stream())
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .toList();
  }
}
