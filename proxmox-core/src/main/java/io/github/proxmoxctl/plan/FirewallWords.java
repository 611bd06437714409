package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Firewall rules of provider bpg/proxmox as a person reads them, in their order. */
final class FirewallWords {

  private FirewallWords() {}

  /**
   * The rules of a resource, a text each: {@code in ACCEPT tcp 80,443 from 10.0.0.0/8}.
   *
   * @param ifaces the YAML's name of an interface by Proxmox' ({@code net0})
   */
  static List<String> rules(
      @Nullable Map<String, @Nullable Object> resource, UnaryOperator<String> ifaces) {
    Object blocks = resource == null ? null : resource.get("rule");
    List<String> rules = new ArrayList<>();
    if (blocks instanceof List<?> list) {
      for (Object block : list) {
        rules.add(block instanceof Map<?, ?> rule ? rule(rule, ifaces) : String.valueOf(block));
      }
    } else if (blocks != null) {
      rules.add(blocks.toString());
    }
    return rules;
  }

  private static String rule(Map<?, ?> rule, UnaryOperator<String> ifaces) {
    List<String> words = new ArrayList<>();
    String group = text(rule, "security_group");
    if (group.isEmpty()) {
      words.add(text(rule, "type"));
      words.add(text(rule, "action"));
    } else {
      words.add("group");
      words.add(group);
    }
    words.add(text(rule, "macro"));
    words.add(text(rule, "proto"));
    words.add(text(rule, "dport"));
    add(words, "from", text(rule, "source"));
    add(words, "from port", text(rule, "sport"));
    add(words, "to", text(rule, "dest"));
    String iface = text(rule, "iface");
    add(words, "on", iface.isEmpty() ? "" : ifaces.apply(iface));
    add(words, "log", text(rule, "log"));
    String comment = text(rule, "comment").strip();
    words.add(comment.isEmpty() ? "" : "(" + comment + ")");
    words.add(Boolean.FALSE.equals(rule.get("enabled")) ? "disabled" : "");
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  private static void add(List<String> words, String before, String value) {
    if (!value.isEmpty()) {
      words.add(before);
      words.add(value);
    }
  }

  private static String text(Map<?, ?> rule, String key) {
    Object value = rule.get(key);
    return value == null ? "" : value.toString();
  }
}
