package io.github.proxmoxctl.generation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * YAML for Ansible, byte-identical for equal values. Every string is {@code !unsafe}, so that what
 * an operator wrote is never taken for a template; only a {@link Template} is one.
 */
final class AnsibleYaml {

  /** Text of ours that Ansible shall evaluate. */
  record Template(String text) {}

  // an underscore within: no word that YAML 1.1 takes for a boolean, a number or null
  private static final Pattern PLAIN_KEY = Pattern.compile("[a-z][a-z0-9]*_[a-z0-9_]+");

  private final StringBuilder text = new StringBuilder();

  private AnsibleYaml() {}

  /**
   * A document.
   *
   * @param values strings, whole numbers, booleans, templates, lists and maps of them
   */
  static String of(Map<String, ?> values) {
    var yaml = new AnsibleYaml();
    yaml.text.append("---\n");
    yaml.entries(values, 0);
    return yaml.text.toString();
  }

  private void entries(Map<?, ?> values, int depth) {
    values.forEach(
        (key, value) -> {
          text.append("  ".repeat(depth)).append(key(String.valueOf(key))).append(':');
          value(value, depth);
        });
  }

  private static String key(String key) {
    return PLAIN_KEY.matcher(key).matches() ? key : quoted(key);
  }

  private void value(Object value, int depth) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n');
      entries(map, depth + 1);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      text.append('\n');
      list.forEach(
          item -> {
            text.append("  ".repeat(depth + 1)).append('-');
            item(item, depth + 1);
          });
    } else {
      text.append(' ').append(scalar(value)).append('\n');
    }
  }

  // a mapping begins on a line of its own, which YAML reads as the item
  private void item(Object item, int depth) {
    value(item, depth);
  }

  private static String scalar(Object value) {
    if (value instanceof String string) {
      return "!unsafe " + quoted(string);
    } else if (value instanceof Template template) {
      return quoted(template.text());
    } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      return value.toString();
    } else if (value instanceof Map<?, ?>) {
      return "{}";
    } else if (value instanceof List<?>) {
      return "[]";
    }
    throw new IllegalArgumentException("no value for Ansible: " + value.getClass());
  }

  /** A double-quoted scalar; what a reader of YAML 1.1 would change or refuse is escaped. */
  private static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (isPlain(point)) {
                    quoted.appendCodePoint(point);
                  } else {
                    quoted.append(
                        point > 0xFFFF ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> point <= 0xFFFF;
    };
  }
}
