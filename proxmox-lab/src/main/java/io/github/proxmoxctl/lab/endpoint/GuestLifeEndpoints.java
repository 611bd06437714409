package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestClone;
import io.github.proxmoxctl.lab.cluster.GuestCreation;
import io.github.proxmoxctl.lab.cluster.GuestDisks;
import io.github.proxmoxctl.lab.cluster.GuestPower;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.TaskGuests;
import io.github.proxmoxctl.lab.task.TaskWork;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Consumer;

/** Guests come and go: create, clone, make a template, delete. */
public final class GuestLifeEndpoints {
  private static final Set<String> NOT_CONFIG = Set.of("vmid", "pool", "start");

  private final Cluster cluster;
  private final Tasks tasks;
  private final Clock clock;

  /** Endpoints over this cluster. */
  public GuestLifeEndpoints(Cluster cluster, Tasks tasks, Clock clock) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    String guest = "nodes/{node}/qemu/{vmid}";
    return new RouteList()
        .add(
            "POST",
            "nodes/{node}/qemu",
            "VM.Allocate",
            Parameters.none()
                .withGuestConfig()
                .required("vmid", Check.VMID)
                .optional("pool", Check.TEXT)
                .optional("start", Check.BOOLEAN),
            this::create)
        .add(
            "POST",
            guest + "/clone",
            "VM.Clone",
            Parameters.none()
                .required("newid", Check.VMID)
                .optional("name", Check.TEXT)
                .optional("description", Check.TEXT)
                .optional("pool", Check.TEXT)
                .optional("storage", Check.TEXT)
                .optional("format", Check.TEXT)
                .optional("full", Check.BOOLEAN)
                .optional("target", Check.TEXT)
                .optional("bwlimit", Check.INTEGER),
            this::copy)
        .add(
            "POST",
            guest + "/template",
            "VM.Allocate",
            Parameters.none().optional("disk", Check.TEXT),
            this::template)
        .add(
            "DELETE",
            guest,
            "VM.Allocate",
            Parameters.none()
                .optional("purge", Check.BOOLEAN)
                .optional("destroy-unreferenced-disks", Check.BOOLEAN),
            this::delete)
        .routes();
  }

  private String create(Call call) {
    String node = cluster.node(call.node()).name();
    int id = Integer.parseInt(call.required("vmid"));
    call.parameter("pool").ifPresent(cluster.pools()::require);
    NavigableMap<String, String> values =
        GuestConfigEndpoints.values(call.parameters(), NOT_CONFIG);
    try {
      cluster.add(GuestCreation.placeholder(id, node));
    } catch (Refusal e) {
      throw failed(id, e);
    }
    TaskWork work =
        log -> {
          finish(node, id, values);
          call.parameter("pool").ifPresent(pool -> cluster.pools().add(pool, List.of(id)));
          if (call.isSet("start")) {
            cluster.update(
                node, id, made -> GuestPower.start(made, cluster.node(node), clock.instant()));
          }
        };
    return run(call, "qmcreate", id, work.orElse(() -> cluster.discard(id)));
  }

  private void finish(String node, int id, NavigableMap<String, String> values) {
    try {
      Guest created = GuestCreation.of(id, node, values, cluster.storages(), clock.instant());
      created.volumes().values().forEach(v -> cluster.storages().allocate(v, node));
      cluster.update(node, id, placeholder -> created);
    } catch (RuntimeException e) {
      cluster.discard(id);
      throw failed(id, e);
    }
  }

  private static Refusal failed(int id, RuntimeException why) {
    return Refusal.died("unable to create VM " + id + " - " + why.getMessage());
  }

  private String copy(Call call) {
    Guest source = cluster.guest(call.node(), call.guest());
    int id = Integer.parseInt(call.required("newid"));
    String target = cluster.node(call.parameter("target").orElse(call.node())).name();
    call.parameter("pool").ifPresent(cluster.pools()::require);
    GuestClone.Request request =
        new GuestClone.Request(
            id,
            target,
            call.parameter("name").orElse(null),
            call.parameter("description").orElse(null),
            call.parameter("storage").orElse(null),
            call.parameter("full").map("1"::equals).orElse(!source.isTemplate()));
    GuestClone.check(source, request, cluster.storages());
    cluster.add(GuestClone.placeholder(request));
    cluster.firewalls().copy(source.id(), id);
    call.parameter("pool").ifPresent(pool -> cluster.pools().add(pool, List.of(id)));
    TaskWork work = log -> finishCopy(source, request, log);
    return tasks.run(
        call.node(),
        "qmclone",
        Integer.toString(source.id()),
        call.caller().id(),
        TaskGuests.ofClone(source.id(), source.isRunning(), id),
        work.orElse(() -> cluster.discard(id)));
  }

  private void finishCopy(Guest source, GuestClone.Request request, Consumer<String> log) {
    try {
      Guest copy = GuestClone.of(source, request, cluster.storages());
      source
          .config()
          .drives()
          .forEach(
              (slot, drive) ->
                  log.accept("create full clone of drive " + slot + " (" + drive.file() + ")"));
      copy.volumes()
          .values()
          .forEach(volume -> cluster.storages().allocate(volume, request.node()));
      cluster.update(request.node(), request.id(), placeholder -> copy);
    } catch (RuntimeException e) {
      cluster.discard(request.id());
      throw Refusal.died("clone failed: " + e.getMessage());
    }
  }

  private String template(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    GuestDisks.template(guest, cluster.storages());
    return run(
        call,
        "qmtemplate",
        guest.id(),
        log ->
            cluster.update(
                guest.node(),
                guest.id(),
                current -> GuestDisks.template(current, cluster.storages())));
  }

  private String delete(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    Cluster.requireRemovable(guest);
    return run(
        call,
        "qmdestroy",
        guest.id(),
        log -> {
          cluster.remove(guest.node(), guest.id());
          if (call.isSet("purge")) {
            cluster.backupJobs().purge(guest.id());
          }
        });
  }

  private String run(Call call, String type, int id, TaskWork work) {
    return tasks.run(call.node(), type, Integer.toString(id), call.caller().id(), work);
  }
}
