package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: maps, lists, strings, booleans, {@code Long} for whole numbers, {@code
 * Double} for others, and null.
 */
final class JsonTrees {

  private JsonTrees() {}

  /** An object's members in their order; null for anything that is no object. */
  static @Nullable Map<String, @Nullable Object> object(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
    return Collections.unmodifiableMap(members);
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      var elements = new ArrayList<@Nullable Object>();
      node.forEach(element -> elements.add(value(element)));
      return Collections.unmodifiableList(elements);
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      // Terraform has one kind of number: 2.0 and 2 are the same
      double number = node.doubleValue();
      boolean isWhole = node.canConvertToLong() && number == Math.rint(number);
      return isWhole ? (Object) node.longValue() : (Object) number;
    }
    return null;
  }
}
