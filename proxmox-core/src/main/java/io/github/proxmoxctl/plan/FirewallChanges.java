package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The difference of a server's firewall, which Terraform keeps in resources of its own: options and
 * one list of rules. None of it disturbs the server.
 *
 * @param names the YAML's names of the interfaces that rules speak of
 * @param origins where the server is declared, or null
 */
record FirewallChanges(SlotNames names, @Nullable Origins origins) {

  private static final String PREFIX = "firewall.";
  private static final String OPTIONS = "proxmox_virtual_environment_firewall_options";
  private static final Set<String> NO_OPTIONS =
      Set.of("id", "node_name", "vm_id", "container_id", "rule");

  /** What a new file of options says that nobody has to read. */
  private static final Set<String> TOLD_AT_FIRST = Set.of("enabled", "policyIn", "policyOut");

  private static final Map<String, String> WORDS =
      Map.of(
          "input_policy", "policyIn",
          "output_policy", "policyOut",
          "log_level_in", "logLevelIn",
          "log_level_out", "logLevelOut",
          "macfilter", "macFilter",
          "ipfilter", "ipFilter");

  static boolean isPart(ResourceChange change) {
    return change.type().equals(OPTIONS) || change.type().equals(ResourceChange.FIREWALL_RULES);
  }

  List<AttributeChange> of(ResourceChange change, @Nullable ResourceChange drift) {
    return change.type().equals(ResourceChange.FIREWALL_RULES)
        ? rules(change, drift)
        : options(change, drift);
  }

  private List<AttributeChange> rules(ResourceChange change, @Nullable ResourceChange drift) {
    ListChanges lists =
        drift == null
            ? new ListChanges(PREFIX + "rules", null, null)
            : new ListChanges(PREFIX + "rules", rules(drift.before()), rules(drift.after()));
    return lists.between(
        rules(change.before()),
        rules(change.after()),
        index -> origins == null ? null : origins.of("firewall"));
  }

  private List<String> rules(@Nullable Map<String, @Nullable Object> values) {
    UnaryOperator<String> ifaces =
        iface ->
            iface.matches("net\\d{1,2}")
                ? names.networkInterface(Integer.parseInt(iface.substring(3)))
                : iface;
    return FirewallWords.rules(values, ifaces);
  }

  private List<AttributeChange> options(ResourceChange change, @Nullable ResourceChange drift) {
    Map<String, String> before = options(change.before());
    Map<String, String> after = options(change.after());
    if (after.isEmpty()) {
      return List.of();
    }
    if (before.isEmpty()) {
      // nothing was set: the firewall was off
      before.put("enabled", "false");
      after
          .keySet()
          .retainAll(
              Boolean.parseBoolean(after.get("enabled")) ? TOLD_AT_FIRST : Set.of("enabled"));
    }
    List<AttributeChange> changes = new ArrayList<>();
    after.forEach(
        (word, wanted) -> {
          if (!Objects.equals(before.get(word), wanted)) {
            changes.add(
                new AttributeChange(
                    PREFIX + word,
                    before.get(word),
                    wanted,
                    Effect.ONLINE,
                    drift != null
                        && !Objects.equals(
                            options(drift.before()).get(word), options(drift.after()).get(word)),
                    origins == null ? null : origins.of(PREFIX + word)));
          }
        });
    return changes;
  }

  private static Map<String, String> options(@Nullable Map<String, @Nullable Object> values) {
    Map<String, String> options = new TreeMap<>();
    if (values != null) {
      values.forEach(
          (key, value) -> {
            if (value != null && !NO_OPTIONS.contains(key)) {
              options.put(WORDS.getOrDefault(key, key), value.toString());
            }
          });
    }
    return options;
  }
}
