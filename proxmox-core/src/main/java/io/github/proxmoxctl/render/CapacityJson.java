package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Load;
import java.util.List;

/** Capacities as part of a plan's JSON; bytes and counts rather than percents. */
final class CapacityJson {

  private CapacityJson() {}

  static ArrayNode of(List<Capacity> capacities) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    capacities.forEach(capacity -> array.add(of(capacity)));
    return array;
  }

  private static ObjectNode of(Capacity capacity) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("cluster", capacity.cluster());
    json.put("lostNode", capacity.lostNode());
    ArrayNode nodes = json.putArray("nodes");
    capacity
        .nodes()
        .forEach(
            node -> {
              ObjectNode item = nodes.addObject();
              item.put("node", node.node());
              item.put("online", node.isOnline());
              item.set("memory", load(node.memory()));
              item.set("cpus", load(node.cpus()));
              item.put("memoryAfterLoss", node.memoryAfterLoss());
            });
    ArrayNode datastores = json.putArray("datastores");
    capacity
        .datastores()
        .forEach(
            store -> {
              ObjectNode item = datastores.addObject();
              item.put("datastore", store.datastore());
              item.put("node", store.node());
              item.set("space", load(store.space()));
            });
    return json;
  }

  private static ObjectNode load(Load load) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("total", load.total())
        .put("before", load.before())
        .put("during", load.during())
        .put("after", load.after());
  }
}
