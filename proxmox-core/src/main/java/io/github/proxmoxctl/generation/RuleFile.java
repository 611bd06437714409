package io.github.proxmoxctl.generation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of alert rules as YAML text, the same for the same rules. */
final class RuleFile {

  private final StringBuilder out = new StringBuilder();

  private RuleFile() {}

  /**
   * Writes rules. Beside the alerts it records one constant with the rules' digest, by which a
   * running Prometheus tells which rules it has loaded.
   */
  static String of(String estate, String stack, List<AlertRule> rules) {
    RuleFile alerts = new RuleFile();
    rules.forEach(alerts::add);
    String digest =
        new GeneratedFiles(new TreeMap<>(Map.of("alerts", alerts.out.toString()))).hash();
    RuleFile file = new RuleFile();
    file.line(0, "# Written by `proxmoxctl register-monitoring`; do not edit: it is replaced.");
    file.line(0, "groups:");
    file.line(2, "- name: " + quoted(estate + "." + stack));
    file.line(4, "rules:");
    file.out.append(alerts.out);
    file.line(2, "- name: " + quoted(estate + "." + stack + ".registry"));
    file.line(4, "rules:");
    file.line(6, "- record: \"proxmoxctl:rules\"");
    file.line(8, "expr: \"vector(1)\"");
    file.line(8, "labels:");
    file.line(10, "estate: " + quoted(estate));
    file.line(10, "stack: " + quoted(stack));
    file.line(10, "digest: " + quoted(digest));
    return file.out.toString();
  }

  private void add(AlertRule rule) {
    line(6, "- alert: " + quoted(rule.name()));
    line(8, "expr: " + quoted(rule.expression()));
    line(8, "for: " + quoted(rule.pending()));
    map("labels", rule.labels());
    map("annotations", rule.annotations());
  }

  private void map(String name, Map<String, String> values) {
    line(8, name + ":");
    values.forEach((key, value) -> line(10, key + ": " + quoted(value)));
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }

  // a JSON string is a double-quoted YAML scalar
  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
