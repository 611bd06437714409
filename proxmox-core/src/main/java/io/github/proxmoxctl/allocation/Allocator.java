package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Storages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every declared server its id, identity, node, root, slots, MACs and addresses. What was
 * given stays; two people who allocate the same commit on the same ledger tip get the same answer.
 */
public final class Allocator {

  private final String estate;
  private final List<Server> servers;
  private final Map<String, Image> images;
  private final Map<String, Cluster> clusters;
  private final Storages storages;
  private final Predecessors predecessors;
  private final Map<String, VmIds> vmIds = new HashMap<>();
  private final Interfaces interfaces;
  private final Nodes nodes = new Nodes();
  private final Roots roots;
  private final SortedMap<String, AppliedServer> given = new TreeMap<>();
  private final Map<String, String> moves = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Allocator(DesiredState desired, AppliedState applied, Instant sourceDate) {
    estate = desired.pipeline().name();
    servers = desired.servers().stream().sorted(Comparator.comparing(Server::name)).toList();
    images = desired.imagesByName();
    clusters = desired.clustersByName();
    storages = desired.storages();
    Known known = Known.of(applied);
    predecessors = new Predecessors(servers, known, diagnostics::add);
    for (Cluster cluster : desired.clusters()) {
      vmIds.put(cluster.name(), new VmIds(cluster, applied, known, sourceDate));
    }
    interfaces = new Interfaces(desired, known, diagnostics::add);
    roots = new Roots(desired.pipeline().terraform().serversPerRoot(), known);
  }

  /**
   * Allocates for all stacks at once, since ids and addresses are shared between them.
   *
   * @param sourceDate the date of the source commit, against which quarantine is counted
   */
  public static Allocation allocate(
      DesiredState desired, AppliedState applied, Instant sourceDate) {
    return new Allocator(desired, applied, sourceDate).run();
  }

  private Allocation run() {
    // those that stay are counted first, so that new ones go where there is room
    for (Server server : servers) {
      AppliedServer before = predecessors.of(server);
      if (before != null && Nodes.allows(server, before.node())) {
        nodes.occupy(server, before.node());
      }
    }
    servers.stream().filter(server -> !predecessors.isRefused(server)).forEach(this::allocate);
    Collisions.report(servers, given, diagnostics::add);
    return new Allocation(given, moves, diagnostics);
  }

  private void allocate(Server server) {
    AppliedServer before = predecessors.of(server);
    String firstName = before == null ? server.name() : before.firstName();
    OptionalInt vmId = before == null ? newVmId(server) : OptionalInt.of(before.vmId());
    SortedMap<String, AppliedServer.Interface> nics = interfaces.give(server, before, firstName);
    SortedMap<String, String> disks = Slots.ofDisks(server, before, diagnostics::add);
    Image image = images.get(server.image());
    if (vmId.isEmpty() || nics == null || disks == null || image == null) {
      return;
    }
    if (before != null && !before.name().equals(server.name())) {
      moves.put(server.name(), before.name());
    }
    String node = node(server, before);
    // a changed image is for new servers, and for those that are rebuilt
    AppliedServer kept =
        before != null && server.rollout() == Server.Rollout.REBUILD && before.runsOther(image)
            ? null
            : before;
    given.put(
        server.name(),
        new AppliedServer(
            server.name(),
            firstName,
            vmId.getAsInt(),
            before == null ? identity(firstName, vmId.getAsInt()) : before.uuid(),
            node,
            before == null ? roots.give(server.stack()) : before.root(),
            kept == null ? image.name() : kept.image(),
            kept == null ? image.version() : kept.imageVersion(),
            kept == null ? Sources.of(image, server.cluster(), node, storages) : kept.source(),
            server.isProtected(),
            disks,
            nics,
            Slots.everGiven(nics, before)));
  }

  private OptionalInt newVmId(Server server) {
    VmIds ids = vmIds.get(server.cluster());
    OptionalInt vmId = ids == null ? OptionalInt.empty() : ids.give(server.name());
    if (ids != null && vmId.isEmpty()) {
      Cluster cluster = clusters.get(server.cluster());
      diagnostics.add(
          Diagnostic.error(
                  "vmid.exhausted",
                  "no VM id is left for server \"%s\" on cluster \"%s\""
                      .formatted(server.name(), server.cluster()),
                  server.origins().whole())
              .because("freed ids rest for the quarantine before they are given again")
              .next("widen spec.vmIds of the cluster")
              .see(cluster == null ? null : cluster.origins().of("vmIds"), "the range"));
    }
    return vmId;
  }

  private String identity(String firstName, int vmId) {
    return NameHash.uuid("proxmoxctl", estate, firstName, Integer.toString(vmId)).toString();
  }

  private String node(Server server, @Nullable AppliedServer before) {
    if (before != null && Nodes.allows(server, before.node())) {
      return before.node();
    }
    String node = nodes.choose(server);
    nodes.occupy(server, node);
    return node;
  }
}
