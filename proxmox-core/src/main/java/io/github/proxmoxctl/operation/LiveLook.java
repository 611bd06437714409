package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.proxmox.VmConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the cluster's list and one call for each VM say of the applied servers of a stack.
 *
 * @param digests of the configurations that are there, by VM id
 * @param differences VMs that are gone or exchanged
 */
record LiveLook(Map<Integer, String> digests, List<Difference> differences) {

  // a cluster answers three requests at a time
  private static final int CALLS_AT_ONCE = 6;

  LiveLook {
    digests = Map.copyOf(digests);
    differences = List.copyOf(differences);
  }

  static LiveLook of(StackScope stack, Estate estate, ClusterAccess access, Surroundings around) {
    Map<Integer, LiveServer> listed = access.inventory().servers();
    Map<String, Server> declared = estate.desired().serversByName();
    List<Difference> differences = new ArrayList<>();
    List<AppliedServer> there = new ArrayList<>();
    for (AppliedServer server : stack.applied().servers().values()) {
      if (listed.containsKey(server.vmId())) {
        there.add(server);
      } else {
        differences.add(
            difference(
                Difference.Kind.VANISHED,
                stack,
                server,
                declared.get(server.name()),
                "is not in the cluster any more"));
      }
    }
    List<Optional<VmConfiguration>> configurations =
        InParallel.map(
            there,
            CALLS_AT_ONCE,
            server -> {
              around.interruption().check("looking at " + server.name());
              LiveServer live = Objects.requireNonNull(listed.get(server.vmId()));
              return access.client().config(live.node(), live.vmId());
            });
    Map<Integer, String> digests = new HashMap<>();
    for (int i = 0; i < there.size(); i++) {
      AppliedServer server = there.get(i);
      Optional<VmConfiguration> configuration = configurations.get(i);
      String uuid = configuration.flatMap(VmConfiguration::uuid).orElse("none");
      if (!uuid.equalsIgnoreCase(server.uuid())) {
        differences.add(
            difference(
                Difference.Kind.EXCHANGED,
                stack,
                server,
                declared.get(server.name()),
                "is another VM: its UUID is %s instead of %s".formatted(uuid, server.uuid())));
      }
      configuration
          .flatMap(values -> values.value("digest"))
          .ifPresent(digest -> digests.put(server.vmId(), digest));
    }
    return new LiveLook(digests, differences);
  }

  private static Difference difference(
      Difference.Kind kind,
      StackScope stack,
      AppliedServer server,
      @org.jspecify.annotations.Nullable Server declared,
      String note) {
    return new Difference(
        kind,
        server.name(),
        stack.stack(),
        stack.cluster(),
        server.vmId(),
        server.node(),
        List.of(),
        note,
        declared == null ? null : declared.origins().whole());
  }
}
