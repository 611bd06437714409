package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestPower;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.List;

/** The QEMU guest agent; the lab's guests have no operating system, so it never answers. */
public final class AgentEndpoints {
  private final Cluster cluster;

  /** Endpoints over this cluster. */
  public AgentEndpoints(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The endpoints. */
  public List<Route> routes() {
    RouteList routes = new RouteList();
    String base = "nodes/{node}/qemu/{vmid}/agent/";
    for (String command :
        List.of("network-get-interfaces", "get-osinfo", "get-host-name", "info")) {
      routes.add("GET", base + command, "VM.GuestAgent.Audit", Parameters.none(), this::absent);
    }
    return routes
        .add("POST", base + "ping", "VM.GuestAgent.Audit", Parameters.none(), this::absent)
        .routes();
  }

  /** Whether the configuration says that the guest has an agent. */
  static boolean isEnabled(Guest guest) {
    return guest
        .config()
        .get("agent")
        .flatMap(agent -> PropertyString.parse(agent, "enabled").get("enabled"))
        .filter("1"::equals)
        .isPresent();
  }

  private Object absent(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    if (!isEnabled(guest)) {
      throw Refusal.died("No QEMU guest agent configured");
    }
    GuestPower.requireRunning(guest);
    throw Refusal.died("QEMU guest agent is not running");
  }
}
