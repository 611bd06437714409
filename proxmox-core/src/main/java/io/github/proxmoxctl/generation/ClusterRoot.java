package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.SecurityGroup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file that turns the static module {@code terraform/cluster} into the root of one cluster:
 * what belongs to no server.
 */
public final class ClusterRoot {

  private static final String VALUES = "cluster.auto.tfvars.json";
  private static final List<String> KEPT_OF_RULE =
      List.of(
          "type", "action", "macro", "proto", "source", "sport", "dest", "dport", "log", "comment",
          "enabled");

  private ClusterRoot() {}

  public static GeneratedFiles generate(Collection<SecurityGroup> groups) {
    return generate(groups, Map.of());
  }

  /**
   * With groups that are declared no longer and stay for now.
   *
   * @param kept values of the provider's resource by name, as they are
   */
  public static GeneratedFiles generate(
      Collection<SecurityGroup> groups, Map<String, Map<String, @Nullable Object>> kept) {
    SortedMap<String, Object> values = new TreeMap<>();
    kept.forEach((name, resource) -> values.put(name, asItIs(resource)));
    groups.forEach(group -> values.put(group.name(), declared(group)));
    return new GeneratedFiles(
        new TreeMap<>(Map.of(VALUES, JsonText.of(Map.of("security_groups", values)))));
  }

  private static Map<String, Object> declared(SecurityGroup group) {
    Map<String, Object> values = new LinkedHashMap<>();
    // Proxmox keeps a comment on one line
    values.put("comment", group.description().strip().replaceAll("\\s*\\R\\s*", " "));
    values.put("rules", group.rules().stream().map(FirewallVariables::rule).toList());
    return values;
  }

  private static Map<String, Object> asItIs(Map<String, @Nullable Object> resource) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("comment", resource.get("comment") instanceof String comment ? comment : "");
    values.put(
        "rules",
        resource.get("rule") instanceof List<?> rules
            ? rules.stream().map(rule -> ruleAsItIs((Map<?, ?>) rule)).toList()
            : List.of());
    return values;
  }

  private static Map<String, Object> ruleAsItIs(Map<?, ?> rule) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : KEPT_OF_RULE) {
      Object value = rule.get(key);
      if (value != null) {
        values.put(key, value);
      }
    }
    return values;
  }
}
