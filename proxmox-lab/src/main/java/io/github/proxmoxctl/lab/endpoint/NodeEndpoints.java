package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes: their list, load and network. */
public final class NodeEndpoints {
  private static final long UPTIME_SECONDS = 864_000;

  private final Cluster cluster;

  /** Endpoints over this cluster. */
  public NodeEndpoints(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add("GET", "nodes", "Sys.Audit", Parameters.none(), call -> nodes())
        .add("GET", "nodes/{node}/status", "Sys.Audit", Parameters.none(), this::status)
        .add(
            "GET",
            "nodes/{node}/network",
            "Sys.Audit",
            Parameters.none().optional("type", Check.TEXT),
            this::network)
        .routes();
  }

  /** A node in a list. */
  static Map<String, Object> summary(Node node, List<Guest> guests) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("node", node.name());
    view.put("status", "online");
    view.put("maxcpu", node.cpus());
    view.put("maxmem", node.memory());
    view.put("mem", Math.min(node.memory(), usedMemory(guests)));
    view.put("cpu", 0);
    view.put("maxdisk", 100L << 30);
    view.put("disk", 10L << 30);
    view.put("uptime", UPTIME_SECONDS);
    view.put("level", "");
    return view;
  }

  private List<Map<String, Object>> nodes() {
    return cluster.nodes().stream()
        .map(
            node -> {
              Map<String, Object> view = summary(node, cluster.guests(node.name()));
              view.put("id", "node/" + node.name());
              view.put("type", "node");
              return view;
            })
        .toList();
  }

  private Map<String, Object> status(Call call) {
    Node node = cluster.node(call.node());
    long used = Math.min(node.memory(), usedMemory(cluster.guests(node.name())));
    return Map.of(
        "uptime", UPTIME_SECONDS,
        "pveversion", "pve-manager/9.1.4/5ac30304265fbd8e",
        "cpu", 0,
        "loadavg", List.of("0.00", "0.00", "0.00"),
        "memory", Map.of("total", node.memory(), "used", used, "free", node.memory() - used),
        "rootfs",
            Map.of("total", 100L << 30, "used", 10L << 30, "avail", 90L << 30, "free", 90L << 30),
        "cpuinfo",
            Map.of("cpus", node.cpus(), "cores", node.cpus(), "sockets", 1, "model", "lab CPU"),
        "swap", Map.of("total", 0, "used", 0, "free", 0));
  }

  private List<Map<String, Object>> network(Call call) {
    String type = call.parameter("type").orElse("bridge");
    if (!List.of("bridge", "any_bridge", "any_local_bridge").contains(type)) {
      return List.of();
    }
    return cluster.node(call.node()).bridges().stream()
        .map(
            bridge ->
                Map.<String, Object>of(
                    "iface",
                    bridge,
                    "type",
                    "bridge",
                    "active",
                    1,
                    "autostart",
                    1,
                    "bridge_vlan_aware",
                    1,
                    "method",
                    "manual",
                    "method6",
                    "manual",
                    "priority",
                    3))
        .toList();
  }

  private static long usedMemory(List<Guest> guests) {
    return guests.stream()
        .filter(Guest::isRunning)
        .mapToLong(guest -> guest.config().memoryBytes())
        .sum();
  }
}
