package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which servers and objects the Terraform states hold. */
final class StateContents {

  private final StateStore store;
  private final Map<RootName, Map<String, Set<String>>> types = new HashMap<>();

  StateContents(StateStore store) {
    this.store = store;
  }

  /** Whether the state of a root holds a server under one of two names. */
  boolean holds(RootName root, String server, String formerName) {
    return holds(root, ResourceChange.VM, server, formerName);
  }

  /** The names of all servers that the state of a root holds. */
  Set<String> servers(RootName root) {
    return types.computeIfAbsent(root, this::read).getOrDefault(ResourceChange.VM, Set.of());
  }

  /** Whether it holds the firewall rules of a server. */
  boolean holdsRules(RootName root, String server, String formerName) {
    return holds(root, ResourceChange.FIREWALL_RULES, server, formerName);
  }

  /** Whether the state of a cluster's root holds a security group. */
  boolean holdsGroup(RootName root, String group) {
    return holds(root, ObjectKind.SECURITY_GROUP.type(), group, group);
  }

  /** The volumes of the images that the state of a cluster's root holds, by their names. */
  SortedMap<String, String> images(RootName root) {
    SortedMap<String, String> volumes = new TreeMap<>();
    for (JsonNode resource : resources(root)) {
      if (resource.path("type").asText().equals(ObjectKind.IMAGE.type())) {
        for (JsonNode instance : resource.path("instances")) {
          volumes.put(
              instance.path("index_key").asText(), instance.path("attributes").path("id").asText());
        }
      }
    }
    return volumes;
  }

  /**
   * What a server in the state was made from: the VM id of a template, or a volume; empty where
   * that is not said.
   */
  String source(RootName root, String server) {
    for (JsonNode resource : resources(root)) {
      if (resource.path("type").asText().equals(ResourceChange.VM)
          && server.equals(keyOf("server", resource))) {
        JsonNode attributes = resource.path("instances").path(0).path("attributes");
        for (JsonNode disk : attributes.path("disk")) {
          if (!disk.path("import_from").asText().isEmpty()) {
            return disk.path("import_from").asText();
          }
        }
        return attributes.path("clone").path(0).path("vm_id").asText();
      }
    }
    return "";
  }

  /** The ids of the backup jobs that the state of a stack's root holds, by policy. */
  SortedMap<String, String> backupJobs(RootName root) {
    SortedMap<String, String> ids = new TreeMap<>();
    for (JsonNode resource : resources(root)) {
      String policy = keyOf("job", resource);
      if (policy != null && resource.path("type").asText().equals(ObjectKind.BACKUP_JOB.type())) {
        ids.put(policy, resource.path("instances").path(0).path("attributes").path("id").asText());
      }
    }
    return ids;
  }

  private boolean holds(RootName root, String type, String server, String formerName) {
    Set<String> held = types.computeIfAbsent(root, this::read).getOrDefault(type, Set.of());
    return held.contains(server) || held.contains(formerName);
  }

  private Map<String, Set<String>> read(RootName root) {
    Map<String, Set<String>> names = new HashMap<>();
    for (JsonNode resource : resources(root)) {
      Set<String> held =
          names.computeIfAbsent(resource.path("type").asText(), type -> new HashSet<>());
      if (resource.path("module").asText().isEmpty()) {
        resource
            .path("instances")
            .forEach(instance -> held.add(instance.path("index_key").asText()));
      }
      String server = keyOf("server", resource);
      if (server != null) {
        held.add(server);
      }
    }
    return names;
  }

  // null for a resource of another module, and for one that has no instance left
  private static @Nullable String keyOf(String call, JsonNode resource) {
    String module = resource.path("module").asText();
    return module.startsWith("module." + call + "[") && !resource.path("instances").isEmpty()
        ? ResourceChange.keyOf(module)
        : null;
  }

  // state format 4: {"resources": [{"module": "module.server[\"web\"]", "instances": […]}]}
  private JsonNode resources(RootName root) {
    return store
        .head(root)
        .flatMap(version -> store.content(root, version))
        .map(
            content -> {
              try {
                return new ObjectMapper().readTree(content).path("resources");
              } catch (IOException e) {
                throw new IllegalStateException("a checked state is JSON", e);
              }
            })
        .orElseGet(MissingNode::getInstance);
  }
}
