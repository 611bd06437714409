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
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.TaskWork;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Starting, stopping and restarting guests; each is a task. */
public final class GuestPowerEndpoints {
  private static final String SHUTDOWN_SECONDS = "60";

  private final Cluster cluster;
  private final Hosts hosts;
  private final Tasks tasks;
  private final Clock clock;

  /** Endpoints over this cluster and the hosts behind its guests. */
  public GuestPowerEndpoints(Cluster cluster, Hosts hosts, Tasks tasks, Clock clock) {
    this.cluster = cluster;
    this.hosts = hosts;
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
            this::shutdown)
        .add("POST", status + "reboot", "VM.PowerMgmt", timeout, this::reboot)
        .add("POST", status + "reset", "VM.PowerMgmt", none, this::reset)
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

  private String shutdown(Call call) {
    GuestPower.requireRunning(cluster.guest(call.node(), call.guest()));
    boolean force = call.isSet("forceStop");
    return run(
        call,
        "qmshutdown",
        log ->
            cluster.update(
                call.node(),
                call.guest(),
                guest -> {
                  Guest stopped = GuestPower.shutdown(guest);
                  powerDown(call, guest, force, log);
                  return stopped;
                }));
  }

  private String reboot(Call call) {
    GuestPower.requireRunning(cluster.guest(call.node(), call.guest()));
    Node node = cluster.node(call.node());
    return run(
        call,
        "qmreboot",
        log -> {
          if (!hosts.isReal()) {
            cluster.update(
                call.node(),
                call.guest(),
                guest -> GuestPower.reboot(guest, node, clock.instant()));
            return;
          }
          cluster.update(
              call.node(),
              call.guest(),
              guest -> {
                Guest stopped = GuestPower.shutdown(guest);
                powerDown(call, guest, false, log);
                return stopped;
              });
          cluster.update(
              call.node(), call.guest(), guest -> GuestPower.start(guest, node, clock.instant()));
        });
  }

  private String reset(Call call) {
    GuestPower.requireRunning(cluster.guest(call.node(), call.guest()));
    return run(call, "qmreset", log -> reset(call.node(), call.guest()));
  }

  private void reset(String node, int id) {
    try {
      cluster.update(
          node,
          id,
          guest -> {
            Guest same = GuestPower.reset(guest);
            hosts.reset(same);
            return same;
          });
    } catch (RuntimeException e) {
      if (hosts.isReal() && !hosts.isAlive(id)) {
        cluster.update(id, GuestPower::ended);
      }
      throw e;
    }
  }

  /** Waits for the host's own end; what stays after that is cut off, or keeps the guest running. */
  private void powerDown(Call call, Guest guest, boolean force, Consumer<String> log) {
    Duration patience =
        Duration.ofSeconds(Long.parseLong(call.parameter("timeout").orElse(SHUTDOWN_SECONDS)));
    if (!hosts.shutdown(guest.id(), patience)) {
      if (!force) {
        throw Refusal.died("VM quit/powerdown failed - got timeout");
      }
      log.accept("VM still running - terminating now with SIGTERM");
    }
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
      return run(call, type, log -> cluster.update(call.node(), call.guest(), change));
    };
  }

  private String run(Call call, String type, TaskWork work) {
    return tasks.run(call.node(), type, Integer.toString(call.guest()), call.caller().id(), work);
  }

  /** A handler whose answer is a UPID. */
  @FunctionalInterface
  private interface TaskHandler extends Handler {
    @Override
    String answer(Call call);
  }
}
