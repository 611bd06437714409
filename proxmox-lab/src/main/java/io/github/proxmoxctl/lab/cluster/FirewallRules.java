package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes of an ordered list of rules, as Proxmox carries them out (PVE::API2::Firewall::Rules).
 */
public final class FirewallRules {

  private FirewallRules() {}

  /** The rule at a position. */
  public static SortedMap<String, String> at(List<SortedMap<String, String>> rules, int position) {
    if (position >= rules.size()) {
      throw Refusal.died("no rule at position " + position);
    }
    return rules.get(position);
  }

  /** With a new rule before all others; it is off unless it says that it is on. */
  public static List<SortedMap<String, String>> added(
      List<SortedMap<String, String>> rules, Map<String, String> values, boolean isOfGroup) {
    SortedMap<String, String> rule = with(new TreeMap<>(), values);
    FirewallRuleCheck.check(rule, isOfGroup);
    rule.putIfAbsent("enable", "0");
    List<SortedMap<String, String>> changed = new ArrayList<>(rules);
    changed.add(0, rule);
    return changed;
  }

  /** With one rule changed. */
  public static List<SortedMap<String, String>> changed(
      List<SortedMap<String, String>> rules,
      int position,
      Map<String, String> values,
      List<String> deleted,
      boolean isOfGroup) {
    SortedMap<String, String> rule = with(at(rules, position), values);
    for (String key : deleted) {
      if (key.equals("type") || key.equals("action")) {
        throw Refusal.parameter("delete", "unable to delete required property '" + key + "'");
      }
      if (!FirewallRuleCheck.PROPERTIES.contains(key)) {
        throw Refusal.parameter("delete", "no such property ('" + key + "')");
      }
      rule.remove(key);
    }
    FirewallRuleCheck.check(rule, isOfGroup);
    List<SortedMap<String, String>> changed = new ArrayList<>(rules);
    changed.set(position, rule);
    return changed;
  }

  /** With one rule put before the one that stands at a position now. */
  public static List<SortedMap<String, String>> moved(
      List<SortedMap<String, String>> rules, int from, int to) {
    SortedMap<String, String> rule = at(rules, from);
    List<SortedMap<String, String>> changed = new ArrayList<>();
    for (int index = 0; index < rules.size(); index++) {
      if (index == from) {
        continue;
      }
      if (index == to) {
        changed.add(rule);
      }
      changed.add(rules.get(index));
    }
    if (to >= rules.size()) {
      changed.add(rule);
    }
    return changed.size() == rules.size() ? changed : rules;
  }

  /** Without one rule. */
  public static List<SortedMap<String, String>> removed(
      List<SortedMap<String, String>> rules, int position) {
    at(rules, position);
    List<SortedMap<String, String>> changed = new ArrayList<>(rules);
    changed.remove(position);
    return changed;
  }

  // an empty value, or a hyphen, takes a property away
  private static SortedMap<String, String> with(
      Map<String, String> rule, Map<String, String> values) {
    SortedMap<String, String> changed = new TreeMap<>(rule);
    values.forEach(
        (key, value) -> {
          if (value.isEmpty() || value.equals("-")) {
            changed.remove(key);
          } else {
            changed.put(key, value);
          }
        });
    return changed;
  }
}
