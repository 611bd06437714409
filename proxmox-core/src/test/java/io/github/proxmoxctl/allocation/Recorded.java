package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger after an apply that did all that was allocated: what the tests go on from. */
final class Recorded {

  private Recorded() {}

  static AppliedState after(
      AppliedState before, DesiredState desired, Allocation allocation, Instant date) {
    Map<String, SortedMap<String, AppliedServer>> servers = new HashMap<>();
    Map<String, List<AppliedStack.Tombstone>> tombstones = new HashMap<>();
    Map<String, Server> declared = desired.serversByName();
    before
        .stacks()
        .values()
        .forEach(
            stack -> {
              List<AppliedStack.Tombstone> resting = new ArrayList<>(stack.tombstones());
              stack.servers().values().stream()
                  .filter(server -> !declared.containsKey(server.name()))
                  .filter(server -> !allocation.moves().containsValue(server.name()))
                  .forEach(
                      server ->
                          resting.add(
                              new AppliedStack.Tombstone(server.vmId(), server.name(), date)));
              tombstones.put(stack.name(), resting);
              servers.put(stack.name(), new TreeMap<>());
            });
    allocation
        .servers()
        .values()
        .forEach(
            server -> {
              Server wanted = declared.get(server.name());
              if (wanted != null) {
                servers
                    .computeIfAbsent(wanted.stack(), name -> new TreeMap<>())
                    .put(server.name(), server);
              }
            });
    SortedMap<String, AppliedStack> stacks = new TreeMap<>();
    servers.forEach(
        (name, members) ->
            stacks.put(
                name,
                new AppliedStack(
                    name,
                    "main",
                    null,
                    null,
                    new TreeMap<>(),
                    members,
                    List.of(),
                    tombstones.getOrDefault(name, List.of()))));
    return new AppliedState(stacks);
  }
}
