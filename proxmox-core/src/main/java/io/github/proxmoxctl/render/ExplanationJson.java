package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.Explanation.Value;
import java.util.Locale;

/** The values of a server for other tools. */
public final class ExplanationJson {

  private ExplanationJson() {}

  /** The values in their order; a value that is written nowhere has no place. */
  public static ObjectNode of(Explanation explanation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("server", explanation.server());
    json.put("stack", explanation.stack());
    json.put("cluster", explanation.cluster());
    ArrayNode values = json.putArray("values");
    for (Value value : explanation.values()) {
      ObjectNode row = values.addObject();
      row.put("path", value.path());
      row.put("value", value.text());
      row.put("source", value.source().name().toLowerCase(Locale.ROOT));
      if (value.via() != null) {
        row.put("via", value.via());
      }
      Location place = value.place();
      if (place != null) {
        row.set("location", LocationJson.of(place));
      }
    }
    return json;
  }
}
