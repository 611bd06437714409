package io.github.proxmoxctl.generation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert as Prometheus has it.
 *
 * @param pending Prometheus' {@code for}
 * @param labels severity first
 * @param annotations summary first
 */
record AlertRule(
    String name,
    String expression,
    String pending,
    Map<String, String> labels,
    Map<String, String> annotations) {

  AlertRule {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  static AlertRule of(
      String name, String expression, String pending, String severity, String summary) {
    return new AlertRule(
        name, expression, pending, Map.of("severity", severity), Map.of("summary", summary));
  }

  AlertRule because(String description) {
    Map<String, String> more = new LinkedHashMap<>(annotations);
    more.put("description", description);
    return new AlertRule(name, expression, pending, labels, more);
  }

  AlertRule ofRole(String role) {
    Map<String, String> more = new LinkedHashMap<>(labels);
    more.put("role", role);
    return new AlertRule(name, expression, pending, more, annotations);
  }
}
