package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What keeps the alerts of some servers quiet. The API is Alertmanager's own, version 2 ({@code
 * postableSilence}).
 *
 * @param estate whose servers they are
 * @param servers names, which are DNS labels
 * @param createdBy a person or a pipeline
 * @param comment why
 */
public record Silence(String estate, Collection<String> servers, String createdBy, String comment) {

  public Silence {
    servers = List.copyOf(servers);
  }

  ObjectNode json(Instant from, Instant until) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode matchers = json.putArray("matchers");
    matchers.add(matcher("estate", estate, false));
    // Alertmanager anchors it at both ends
    matchers.add(
        matcher("server", servers.stream().sorted().collect(Collectors.joining("|")), true));
    json.put("startsAt", from.toString());
    json.put("endsAt", until.toString());
    json.put("createdBy", createdBy);
    json.put("comment", comment);
    return json;
  }

  private static ObjectNode matcher(String name, String value, boolean isRegex) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("value", value)
        .put("isRegex", isRegex)
        .put("isEqual", true);
  }
}
