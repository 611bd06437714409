package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.FreshWorld;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Node;
import io.github.proxmoxctl.lab.cluster.Pool;
import io.github.proxmoxctl.lab.cluster.Storage;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What concerns the whole cluster: its resources, its state, the next free id. */
public final class ClusterEndpoints {
  private final Cluster cluster;
  private final BooleanSupplier quorum;
  private final Clock clock;

  /**
   * Endpoints over this cluster.
   *
   * @param quorum whether it can be changed
   */
  public ClusterEndpoints(Cluster cluster, BooleanSupplier quorum, Clock clock) {
    this.cluster = cluster;
    this.quorum = quorum;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add(
            "GET",
            "cluster/resources",
            "VM.Audit",
            Parameters.none().optional("type", ClusterEndpoints::resourceType),
            this::resources)
        .add("GET", "cluster/status", "Sys.Audit", Parameters.none(), call -> status())
        .add(
            "GET",
            "cluster/nextid",
            "VM.Audit",
            Parameters.none().optional("vmid", Check.VMID),
            this::nextId)
        .add("GET", "cluster/ha/resources", "Sys.Audit", Parameters.none(), call -> List.of())
        .add(
            "GET",
            "cluster/ha/resources/{sid}",
            "Sys.Audit",
            Parameters.none(),
            call -> {
              throw Refusal.died("no such resource '" + call.variable("sid") + "'");
            })
        .routes();
  }

  private static String resourceType(String value) {
    if (!List.of("vm", "storage", "node", "sdn").contains(value)) {
      throw new IllegalArgumentException(
          "value '"
              + value
              + "' does not have a value in the enumeration 'vm, storage, node, sdn'");
    }
    return value;
  }

  private List<Map<String, Object>> resources(Call call) {
    String type = call.parameter("type").orElse("");
    Instant now = clock.instant();
    List<Map<String, Object>> resources = new ArrayList<>();
    if (type.isEmpty() || type.equals("vm")) {
      Map<Integer, String> pools = poolsByGuest();
      cluster.guests().forEach(guest -> resources.add(guest(guest, pools.get(guest.id()), now)));
    }
    if (type.isEmpty() || type.equals("node")) {
      cluster.nodes().forEach(node -> resources.add(node(node)));
    }
    if (type.isEmpty() || type.equals("storage")) {
      StorageUse use = StorageUse.of(cluster);
      cluster
          .nodes()
          .forEach(
              node ->
                  cluster
                      .storages()
                      .all()
                      .forEach(storage -> resources.add(storage(node, storage, use))));
    }
    return resources;
  }

  private static Map<String, Object> guest(Guest guest, @Nullable String pool, Instant now) {
    Map<String, Object> view = GuestView.summary(guest, now);
    view.remove("cpus");
    view.put("maxcpu", guest.config().cpus());
    view.put("id", "qemu/" + guest.id());
    view.put("type", "qemu");
    view.put("node", guest.node());
    view.put("template", guest.isTemplate() ? 1 : 0);
    if (pool != null) {
      view.put("pool", pool);
    }
    return view;
  }

  private Map<String, Object> node(Node node) {
    Map<String, Object> view = NodeEndpoints.summary(node, cluster.guests(node.name()));
    view.put("id", "node/" + node.name());
    view.put("type", "node");
    return view;
  }

  private static Map<String, Object> storage(Node node, Storage storage, StorageUse use) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", "storage/" + node.name() + "/" + storage.name());
    view.put("type", "storage");
    view.put("storage", storage.name());
    view.put("node", node.name());
    view.put("status", "available");
    view.put("plugintype", storage.type());
    view.put("shared", storage.shared() ? 1 : 0);
    view.put("content", String.join(",", storage.content()));
    view.put("maxdisk", storage.bytes());
    view.put("disk", use.of(storage, node.name()));
    return view;
  }

  private Map<Integer, String> poolsByGuest() {
    Map<Integer, String> pools = new HashMap<>();
    for (Pool pool : cluster.pools().all()) {
      pool.guests().forEach(guest -> pools.put(guest, pool.id()));
    }
    return pools;
  }

  private List<Map<String, Object>> status() {
    List<Map<String, Object>> view = new ArrayList<>();
    view.add(
        Map.of(
            "id",
            "cluster",
            "type",
            "cluster",
            "name",
            FreshWorld.name(),
            "nodes",
            cluster.nodes().size(),
            "quorate",
            quorum.getAsBoolean() ? 1 : 0,
            "version",
            1));
    int number = 1;
    for (Node node : cluster.nodes()) {
      view.add(
          Map.of(
              "id",
              "node/" + node.name(),
              "type",
              "node",
              "name",
              node.name(),
              "nodeid",
              number,
              "online",
              1,
              "local",
              number == 1 ? 1 : 0,
              "ip",
              "10.0.0." + number,
              "level",
              ""));
      number++;
    }
    return view;
  }

  private String nextId(Call call) {
    return call.parameter("vmid")
        .map(
            wanted -> {
              if (cluster.find(Integer.parseInt(wanted)).isPresent()) {
                throw Refusal.parameter("vmid", "VM " + wanted + " already exists");
              }
              return wanted;
            })
        .orElseGet(() -> Integer.toString(cluster.nextId()));
  }
}
