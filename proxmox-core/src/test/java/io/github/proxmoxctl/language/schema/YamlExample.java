package io.github.proxmoxctl.language.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An example of a schema as a person would write it in YAML. */
final class YamlExample {

  private static final int LONGEST_FLOW = 76;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.(][^#{}\\[\\],&*!|>'\"%`]*");
  private static final Pattern OTHER_TYPE =
      Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9]+)?|true|false|null|~");

  private YamlExample() {}

  /** On one line: {@code {name: data, size: 50GiB}}. */
  static String flow(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value.properties().forEach(field -> parts.add(key(field) + ": " + flow(field.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value.isArray()) {
      value.forEach(item -> parts.add(flow(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    return value.isTextual() ? text(value.asText()) : value.asText();
  }

  /** As lines, the inner parts on one line each as far as they fit. */
  static String block(JsonNode value) {
    StringBuilder out = new StringBuilder();
    block(value, "", out);
    return out.toString();
  }

  private static void block(JsonNode value, String indent, StringBuilder out) {
    if (value.isArray()) {
      value.forEach(item -> out.append(indent).append("- ").append(flow(item)).append('\n'));
      return;
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String start = indent + key(field) + ":";
      String flow = flow(field.getValue());
      boolean isLong = start.length() + 1 + flow.length() > LONGEST_FLOW;
      boolean isList = field.getValue().isArray() && flow.contains("{");
      if (field.getValue().isContainerNode()
          && (isLong || isList || field.getKey().equals("spec"))) {
        out.append(start).append('\n');
        block(field.getValue(), indent + "  ", out);
      } else {
        out.append(start).append(' ').append(flow).append('\n');
      }
    }
  }

  private static String key(Map.Entry<String, JsonNode> field) {
    return text(field.getKey());
  }

  private static String text(String text) {
    boolean isPlain =
        PLAIN.matcher(text).matches()
            && !OTHER_TYPE.matcher(text).matches()
            && !text.contains(": ")
            && !text.endsWith(":")
            && !text.endsWith(" ");
    return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
