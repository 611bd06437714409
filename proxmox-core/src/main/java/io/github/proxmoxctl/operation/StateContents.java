package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which servers and objects the Terraform states hold. */
final class StateContents {

  private final StateStore store;
  private static final String VM = "proxmox_virtual_environment_vm";
  private static final String RULES = "proxmox_virtual_environment_firewall_rules";

  private final Map<RootName, Map<String, Set<String>>> types = new HashMap<>();

  StateContents(StateStore store) {
    this.store = store;
  }

  /** Whether the state of a root holds a server under one of two names. */
  boolean holds(RootName root, String server, String formerName) {
    return holds(root, VM, server, formerName);
  }

  /** Whether it holds the firewall rules of a server. */
  boolean holdsRules(RootName root, String server, String formerName) {
    return holds(root, RULES, server, formerName);
  }

  /** Whether the state of a cluster's root holds a security group. */
  boolean holdsGroup(RootName root, String group) {
    return holds(root, ObjectKind.SECURITY_GROUP.type(), group, group);
  }

  private boolean holds(RootName root, String type, String server, String formerName) {
    Set<String> held = types.computeIfAbsent(root, this::read).getOrDefault(type, Set.of());
    return held.contains(server) || held.contains(formerName);
  }

  // state format 4: {"resources": [{"module": "module.server[\"web\"]", "instances": […]}]}
  private Map<String, Set<String>> read(RootName root) {
    Map<String, Set<String>> names = new HashMap<>();
    store
        .head(root)
        .flatMap(version -> store.content(root, version))
        .ifPresent(
            content -> {
              try {
                for (JsonNode resource : new ObjectMapper().readTree(content).path("resources")) {
                  String module = resource.path("module").asText();
                  Set<String> held =
                      names.computeIfAbsent(
                          resource.path("type").asText(), type -> new HashSet<>());
                  if (module.isEmpty()) {
                    resource
                        .path("instances")
                        .forEach(instance -> held.add(instance.path("index_key").asText()));
                  }
                  if (module.startsWith("module.server[\"")
                      && !resource.path("instances").isEmpty()) {
                    held.add(module.substring(15, module.length() - 2));
                  }
                }
              } catch (IOException e) {
                throw new IllegalStateException("a checked state is JSON", e);
              }
            });
    return names;
  }
}
