package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every server that was given something already: the applied ones, and those that an unfinished run
 * was about to create.
 */
record Known(SortedMap<String, Entry> servers) {

  record Entry(AppliedServer server, String stack, String cluster) {}

  static Known of(AppliedState applied) {
    SortedMap<String, Entry> servers = new TreeMap<>();
    for (AppliedStack stack : applied.stacks().values()) {
      for (AppliedStack.Intent intent : stack.intents()) {
        AppliedServer server = intent.server();
        servers.put(server.name(), new Entry(server, stack.name(), stack.cluster()));
      }
      stack
          .servers()
          .values()
          .forEach(
              server ->
                  servers.put(server.name(), new Entry(server, stack.name(), stack.cluster())));
    }
    return new Known(servers);
  }

  @Nullable Entry get(String name) {
    return servers.get(name);
  }
}
