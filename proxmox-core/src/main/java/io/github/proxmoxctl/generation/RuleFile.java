package io.github.proxmoxctl.generation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of alert rules as YAML text, the same for the same rules.
 *
 * @param digest of the rules
 */
record RuleFile(String text, String digest) {

  /**
   * Writes rules. Beside the alerts the file records one constant with the rules' digest, by which
   * a running Prometheus tells which rules it has loaded.
   */
  static RuleFile of(String estate, String stack, List<AlertRule> rules) {
    Lines alerts = new Lines();
    rules.forEach(rule -> add(alerts, rule));
    String digest = new GeneratedFiles(new TreeMap<>(Map.of("alerts", alerts.toString()))).hash();
    Lines file = new Lines();
    file.add(0, "# Written by `proxmoxctl register-monitoring`; do not edit: it is replaced.");
    file.add(0, "groups:");
    file.add(2, "- name: " + quoted(estate + "." + stack));
    file.add(4, "rules:");
    file.text.append(alerts);
    file.add(2, "- name: " + quoted(estate + "." + stack + ".registry"));
    file.add(4, "rules:");
    file.add(6, "- record: \"proxmoxctl:rules\"");
    file.add(8, "expr: \"vector(1)\"");
    map(file, "labels", ordered("estate", estate, "stack", stack, "digest", digest));
    return new RuleFile(file.toString(), digest);
  }

  private static Map<String, String> ordered(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static void add(Lines lines, AlertRule rule) {
    lines.add(6, "- alert: " + quoted(rule.name()));
    lines.add(8, "expr: " + quoted(rule.expression()));
    lines.add(8, "for: " + quoted(rule.pending()));
    map(lines, "labels", rule.labels());
    map(lines, "annotations", rule.annotations());
  }

  private static void map(Lines lines, String name, Map<String, String> values) {
    lines.add(8, name + ":");
    values.forEach((key, value) -> lines.add(10, key + ": " + quoted(value)));
  }

  // a JSON string is a double-quoted YAML scalar
  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(int indent, String line) {
      text.append(" ".repeat(indent)).append(line).append('\n');
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
