package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.LiveStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code GET /cluster/resources}. */
final class InventoryDecoder {

  private static final Set<String> GUESTS = Set.of("qemu", "lxc");

  private InventoryDecoder() {}

  /** Of all types; what else the list has (pools, zones) is passed over. */
  static LiveInventory inventory(String cluster, ApiAnswer answer) {
    SortedMap<Integer, LiveServer> servers = new TreeMap<>();
    SortedMap<String, LiveNode> nodes = new TreeMap<>();
    List<LiveStorage> storages = new ArrayList<>();
    for (JsonNode item : answer.items()) {
      String type = answer.requiredText(item, "type");
      if (GUESTS.contains(type)) {
        LiveServer server = server(answer, item);
        servers.put(server.vmId(), server);
      } else if (type.equals("node")) {
        LiveNode node = node(answer, item);
        nodes.put(node.name(), node);
      } else if (type.equals("storage")) {
        storages.add(storage(answer, item));
      }
    }
    return new LiveInventory(cluster, servers, nodes, storages);
  }

  private static LiveServer server(ApiAnswer answer, JsonNode item) {
    int vmId = (int) answer.requiredNumber(item, "vmid");
    return new LiveServer(
        vmId,
        // a node that is away does not tell its guests' names
        item.path("name").asText("VM " + vmId),
        answer.requiredText(item, "node"),
        item.path("status").asText("unknown"),
        item.path("template").asInt(0) == 1,
        (int) answer.number(item, "maxcpu"),
        new DataSize(answer.number(item, "maxmem")),
        tags(item.path("tags").asText("")));
  }

  // of a node that is away nothing else is told
  private static LiveNode node(ApiAnswer answer, JsonNode item) {
    return new LiveNode(
        answer.requiredText(item, "node"),
        item.path("status").asText("").equals("online"),
        (int) answer.number(item, "maxcpu"),
        new DataSize(answer.number(item, "maxmem")));
  }

  private static LiveStorage storage(ApiAnswer answer, JsonNode item) {
    return new LiveStorage(
        answer.requiredText(item, "storage"),
        answer.requiredText(item, "node"),
        answer.number(item, "shared") == 1,
        new DataSize(answer.number(item, "maxdisk")),
        new DataSize(answer.number(item, "disk")));
  }

  // what separated them in releases before 7.3 is still accepted by the API
  private static List<String> tags(String joined) {
    return Stream.of(joined.split("[;,\\s]+")).filter(tag -> !tag.isEmpty()).sorted().toList();
  }
}
