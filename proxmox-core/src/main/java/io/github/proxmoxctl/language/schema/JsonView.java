package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
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
    return scalar.asInteger().<Object>map(number -> number).orElse(scalar.text());
  }
}
