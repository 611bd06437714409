package io.github.proxmoxctl.lab.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One of Proxmox's firewall files: the cluster's, or a guest's.
 *
 * @param options as they were set; what was never set is absent
 * @param rules in their order, by property
 * @param groups the security groups by name; only the cluster has some
 */
public record FirewallConfig(
    NavigableMap<String, String> options,
    List<SortedMap<String, String>> rules,
    NavigableMap<String, Group> groups) {

  /** Nothing set. */
  public static final FirewallConfig EMPTY =
      new FirewallConfig(new TreeMap<>(), List.of(), new TreeMap<>());

  /** Keeps its own copies. */
  public FirewallConfig {
    options = Collections.unmodifiableNavigableMap(new TreeMap<>(options));
    rules = List.copyOf(rules);
    groups = Collections.unmodifiableNavigableMap(new TreeMap<>(groups));
  }

  /** A security group. */
  public record Group(String comment, List<SortedMap<String, String>> rules) {

    /** Keeps its own copy. */
    public Group {
      rules = List.copyOf(rules);
    }
  }

  /** A copy with other rules. */
  public FirewallConfig withRules(List<SortedMap<String, String>> changed) {
    return new FirewallConfig(options, changed, groups);
  }

  /** A copy with some options set and some taken away. */
  public FirewallConfig withOptions(Map<String, String> set, List<String> deleted) {
    NavigableMap<String, String> changed = new TreeMap<>(options);
    deleted.forEach(changed::remove);
    changed.putAll(set);
    return new FirewallConfig(changed, rules, groups);
  }

  /** A copy with changed groups. */
  public FirewallConfig withGroups(UnaryOperator<NavigableMap<String, Group>> change) {
    return new FirewallConfig(options, rules, change.apply(new TreeMap<>(groups)));
  }

  /** A copy in which rules name a group by another name. */
  FirewallConfig renamed(String from, String to) {
    List<SortedMap<String, String>> changed = new ArrayList<>();
    for (SortedMap<String, String> rule : rules) {
      boolean refers = "group".equals(rule.get("type")) && from.equals(rule.get("action"));
      SortedMap<String, String> copy = new TreeMap<>(rule);
      if (refers) {
        copy.put("action", to);
      }
      changed.add(copy);
    }
    return withRules(changed);
  }
}
