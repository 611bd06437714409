package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import java.util.Locale;

/** Drift for tools ({@code schema/results/drift.schema.json}). */
public final class DriftJson {

  public static final String FORMAT_VERSION = "1.0";

  private DriftJson() {}

  public static ObjectNode of(Drift drift) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("estate", drift.estate());
    json.put("servers", drift.servers());
    json.put("roots", drift.roots());
    json.put("plannedRoots", drift.plannedRoots());
    ArrayNode differences = json.putArray("differences");
    drift.differences().forEach(difference -> differences.add(difference(difference)));
    return json;
  }

  private static ObjectNode difference(Difference difference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    json.put("server", difference.server());
    json.put("stack", difference.stack());
    json.put("cluster", difference.cluster());
    json.put("vmId", difference.vmId());
    json.put("node", difference.node());
    json.put("note", difference.note());
    json.set("location", LocationJson.of(difference.location()));
    ArrayNode attributes = json.putArray("attributes");
    for (AttributeChange attribute : difference.attributes()) {
      ObjectNode item = attributes.addObject();
      item.put("attribute", attribute.attribute());
      item.put("found", attribute.before());
      item.put("wanted", attribute.after());
      item.put("effect", attribute.effect().word());
      item.set("location", LocationJson.of(attribute.location()));
    }
    return json;
  }
}
