package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Handler;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestPower;
import io.github.proxmoxctl.lab.cluster.Node;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** Starting, stopping and restarting guests; each is a task. */
public final class GuestPowerEndpoints {
  private final Cluster cluster;
  private final Tasks tasks;
  private final Clock clock;

  /** Endpoints over this cluster. */
  public GuestPowerEndpoints(Cluster cluster, Tasks tasks, Clock clock) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    String status = "nodes/{node}/qemu/{vmid}/status/";
    Parameters timeout = Parameters.none().optional("timeout", Check.INTEGER);
    Parameters none = Parameters.none();
    return new RouteList()
        .add("POST", status + "start", "VM.PowerMgmt", timeout, this::start)
        .add(
            "POST",
            status + "stop",
            "VM.PowerMgmt",
            timeout
                .optional("keepActive", Check.BOOLEAN)
                .optional("overrule-shutdown", Check.BOOLEAN),
            task("qmstop", GuestPower::stop))
        .add(
            "POST",
            status + "shutdown",
            "VM.PowerMgmt",
            timeout.optional("forceStop", Check.BOOLEAN).optional("keepActive", Check.BOOLEAN),
            running("qmshutdown", GuestPower::shutdown))
        .add("POST", status + "reboot", "VM.PowerMgmt", timeout, this::reboot)
        .add("POST", status + "reset", "VM.PowerMgmt", none, running("qmreset", GuestPower::reset))
        .add(
            "POST",
            status + "suspend",
            "VM.PowerMgmt",
            none,
            running("qmsuspend", GuestPower::suspend))
        .add(
            "POST",
            status + "resume",
            "VM.PowerMgmt",
            none.optional("nocheck", Check.BOOLEAN),
            running("qmresume", GuestPower::resume))
        .routes();
  }

  private Object start(Call call) {
    Node node = cluster.node(call.node());
    return task("qmstart", guest -> GuestPower.start(guest, node, clock.instant())).answer(call);
  }

  private Object reboot(Call call) {
    Node node = cluster.node(call.node());
    return running("qmreboot", guest -> GuestPower.reboot(guest, node, clock.instant()))
        .answer(call);
  }

  /** A task that refuses at once if the guest does not run. */
  private TaskHandler running(String type, UnaryOperator<Guest> change) {
    TaskHandler task = task(type, change);
    return call -> {
      GuestPower.requireRunning(cluster.guest(call.node(), call.guest()));
      return task.answer(call);
    };
  }

  private TaskHandler task(String type, UnaryOperator<Guest> change) {
    return call -> {
      cluster.guest(call.node(), call.guest());
      return tasks.run(
          call.node(),
          type,
          Integer.toString(call.guest()),
          call.caller().id(),
          log -> cluster.update(call.node(), call.guest(), change));
    };
  }

  /** A handler whose answer is a UPID. */
  @FunctionalInterface
  private interface TaskHandler extends Handler {
    @Override
    String answer(Call call);
  }
}
