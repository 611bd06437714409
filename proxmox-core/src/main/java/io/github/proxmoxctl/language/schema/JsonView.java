package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.math.BigInteger;
import org.json.JSONArray;
import org.json.JSONObject;

/** A tree as the schema library wants it. */
final class JsonView {

  private JsonView() {}

  static JSONObject of(MapNode map) {
    var object = new JSONObject();
    map.entries().forEach((key, entry) -> object.put(key, value(entry.value())));
    return object;
  }

  /** Equal for equal nodes. */
  static String text(Node node) {
    return value(node).toString();
  }

  private static Object value(Node node) {
    if (node instanceof MapNode map) {
      return of(map);
    }
    if (node instanceof ListNode list) {
      var array = new JSONArray();
      list.items().forEach(item -> array.put(value(item)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.isRefused()) {
      return JSONObject.NULL;
    }
    if (scalar.asBoolean().isPresent()) {
      return scalar.asBoolean().get();
    }
    if (scalar.asInteger().isPresent()) {
      return scalar.asInteger().get();
    }
    // too large for any field, and to be told so rather than to be called text
    return isLarge(scalar) ? new BigInteger(scalar.text()) : scalar.text();
  }

  static boolean isLarge(ScalarNode scalar) {
    String text = scalar.text();
    int length = text.length();
    return scalar.style() == ScalarNode.Style.PLAIN
        && length > 18
        && length < 60
        && text.charAt(0) >= '1'
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
