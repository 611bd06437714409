package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts that come with a role. */
final class RoleAlerts {

  private final String selector;

  RoleAlerts(String selector) {
    this.selector = selector;
  }

  /**
   * The alerts of a role in one stack.
   *
   * @param withOwn whether the alerts that the role's document has are among them: their
   *     expressions are the operator's and know no stack, so just one stack has them
   */
  List<AlertRule> of(Role role, boolean withOwn) {
    List<AlertRule> rules = new ArrayList<>();
    if (!role.units().isEmpty()) {
      rules.add(
          AlertRule.of(
                  camelCase(role.name()) + "Down",
                  "node_systemd_unit_state{%s,state=\"active\",%s} == 0"
                      .formatted(units(role.units()), selector),
                  "1m",
                  "critical",
                  "{{ $labels.name }} of {{ $labels.server }} does not run")
              .ofRole(role.name()));
    }
    if (withOwn) {
      role.alerts()
          .forEach(
              alert ->
                  rules.add(
                      AlertRule.of(
                              alert.name(),
                              alert.expression(),
                              alert.pending(),
                              alert.severity(),
                              alert.summary())
                          .ofRole(role.name())));
    }
    return rules;
  }

  private static String units(List<String> units) {
    return units.size() == 1
        ? "name=" + quoted(units.get(0))
        : "name=~"
            + quoted(
                units.stream()
                    .map(unit -> unit.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0"))
                    .collect(Collectors.joining("|")));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** {@code WebServer} of {@code web-server}. */
  private static String camelCase(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }
}
