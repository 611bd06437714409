package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * States as Terraform is shown them: without modules whose object is gone from the cluster, where
 * the provider fails to read what is not there and no plan could be made. The stored state keeps
 * them until Terraform sends its successor.
 */
final class StateViews {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<RootName, Set<String>> forgotten = new ConcurrentHashMap<>();

  void forget(RootName root, Set<String> modules) {
    forgotten.put(root, Set.copyOf(modules));
  }

  // state format 4: {"resources": [{"module": "module.job[\"daily\"]", "instances": […]}]}
  byte[] of(RootName root, byte[] content) {
    Set<String> gone = forgotten.getOrDefault(root, Set.of());
    if (gone.isEmpty()) {
      return content;
    }
    try {
      if (!(JSON.readTree(content) instanceof ObjectNode state)) {
        return content;
      }
      state
          .withArray("resources")
          .removeIf(resource -> gone.contains(resource.path("module").asText()));
      return JSON.writeValueAsBytes(state);
    } catch (IOException e) {
      // a broken state is told by who checks it, not here
      return content;
    }
  }
}
