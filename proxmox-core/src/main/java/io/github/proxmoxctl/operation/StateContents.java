package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which servers the Terraform states hold. */
final class StateContents {

  private final StateStore store;
  private final Map<RootName, Set<String>> servers = new HashMap<>();

  StateContents(StateStore store) {
    this.store = store;
  }

  /** Whether the state of a root holds a server under one of two names. */
  boolean holds(RootName root, String server, String formerName) {
    Set<String> held = of(root);
    return held.contains(server) || held.contains(formerName);
  }

  /** The names of all servers that the state of a root holds. */
  Set<String> of(RootName root) {
    return servers.computeIfAbsent(root, this::read);
  }

  // state format 4: {"resources": [{"module": "module.server[\"web\"]", "instances": […]}]}
  private Set<String> read(RootName root) {
    Set<String> names = new HashSet<>();
    store
        .head(root)
        .flatMap(version -> store.content(root, version))
        .ifPresent(
            content -> {
              try {
                for (JsonNode resource : new ObjectMapper().readTree(content).path("resources")) {
                  String module = resource.path("module").asText();
                  if (module.startsWith("module.server[\"")
                      && !resource.path("instances").isEmpty()) {
                    names.add(module.substring(15, module.length() - 2));
                  }
                }
              } catch (IOException e) {
                throw new IllegalStateException("a checked state is JSON", e);
              }
            });
    return names;
  }
}
