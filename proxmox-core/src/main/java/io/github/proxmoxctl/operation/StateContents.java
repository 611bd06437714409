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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Which servers and backup jobs the Terraform states hold. */
final class StateContents {

  private final StateStore store;
  private final Map<RootName, Set<String>> servers = new HashMap<>();

  StateContents(StateStore store) {
    this.store = store;
  }

  /** Whether the state of a root holds a server under one of two names. */
  boolean holds(RootName root, String server, String formerName) {
    Set<String> held = servers.computeIfAbsent(root, this::servers);
    return held.contains(server) || held.contains(formerName);
  }

  /** The ids of the backup jobs that the state of a root holds, by policy. */
  SortedMap<String, String> backupJobs(RootName root) {
    SortedMap<String, String> ids = new TreeMap<>();
    read(
        root,
        "job",
        (policy, resource) -> {
          if (resource.path("type").asText().equals("proxmox_backup_job")) {
            ids.put(
                policy, resource.path("instances").path(0).path("attributes").path("id").asText());
          }
        });
    return ids;
  }

  private Set<String> servers(RootName root) {
    Set<String> names = new HashSet<>();
    read(root, "server", (name, resource) -> names.add(name));
    return names;
  }

  // state format 4: {"resources": [{"module": "module.server[\"web\"]", "instances": […]}]}
  private void read(RootName root, String module, BiConsumer<String, JsonNode> each) {
    String start = "module." + module + "[\"";
    store
        .head(root)
        .flatMap(version -> store.content(root, version))
        .ifPresent(
            content -> {
              try {
                for (JsonNode resource : new ObjectMapper().readTree(content).path("resources")) {
                  String address = resource.path("module").asText();
                  if (address.startsWith(start) && !resource.path("instances").isEmpty()) {
                    each.accept(address.substring(start.length(), address.length() - 2), resource);
                  }
                }
              } catch (IOException e) {
                throw new IllegalStateException("a checked state is JSON", e);
              }
            });
  }
}
