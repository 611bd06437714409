package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveServer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code GET /cluster/resources}. */
final class InventoryDecoder {

  private InventoryDecoder() {}

  static SortedMap<Integer, LiveServer> servers(ApiAnswer answer) {
    SortedMap<Integer, LiveServer> servers = new TreeMap<>();
    for (JsonNode item : answer.items()) {
      LiveServer server = server(answer, item);
      servers.put(server.vmId(), server);
    }
    return servers;
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

  static SortedMap<String, Boolean> nodes(ApiAnswer answer) {
    SortedMap<String, Boolean> nodes = new TreeMap<>();
    for (JsonNode item : answer.items()) {
      nodes.put(answer.requiredText(item, "node"), item.path("status").asText("").equals("online"));
    }
    return nodes;
  }

  // what separated them in releases before 7.3 is still accepted by the API
  private static List<String> tags(String joined) {
    return Stream.of(joined.split("[;,\\s]+")).filter(tag -> !tag.isEmpty()).sorted().toList();
  }
}
