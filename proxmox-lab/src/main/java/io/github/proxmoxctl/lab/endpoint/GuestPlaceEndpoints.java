package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestDisks;
import io.github.proxmoxctl.lab.cluster.GuestMigration;
import io.github.proxmoxctl.lab.cluster.Node;
import io.github.proxmoxctl.lab.cluster.Storage;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.TaskWork;
import io.github.proxmoxctl.lab.task.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where a guest and its disks are: resize, move a disk, migrate. */
public final class GuestPlaceEndpoints {
  private final Cluster cluster;
  private final Tasks tasks;

  /** Endpoints over this cluster. */
  public GuestPlaceEndpoints(Cluster cluster, Tasks tasks) {
    this.cluster = cluster;
    this.tasks = tasks;
  }

  /** The endpoints. */
  public List<Route> routes() {
    String guest = "nodes/{node}/qemu/{vmid}";
    return new RouteList()
        .add(
            "PUT",
            guest + "/resize",
            "VM.Config.Disk",
            Parameters.none()
                .required("disk", Check.TEXT)
                .required("size", GuestPlaceEndpoints::size)
                .optional("digest", Check.TEXT),
            this::resize)
        .add(
            "POST",
            guest + "/move_disk",
            "VM.Config.Disk",
            Parameters.none()
                .required("disk", Check.TEXT)
                .required("storage", Check.TEXT)
                .optional("delete", Check.BOOLEAN)
                .optional("format", Check.TEXT)
                .optional("digest", Check.TEXT)
                .optional("bwlimit", Check.INTEGER),
            this::moveDisk)
        .add(
            "GET",
            guest + "/migrate",
            "VM.Migrate",
            Parameters.none().optional("target", Check.TEXT),
            this::preconditions)
        .add(
            "POST",
            guest + "/migrate",
            "VM.Migrate",
            Parameters.none()
                .required("target", Check.TEXT)
                .optional("online", Check.BOOLEAN)
                .optional("with-local-disks", Check.BOOLEAN)
                .optional("targetstorage", Check.TEXT)
                .optional("bwlimit", Check.INTEGER),
            this::migrate)
        .routes();
  }

  private static String size(String value) {
    if (!value.matches("\\+?\\d+(\\.\\d+)?[KMGT]?")) {
      throw new IllegalArgumentException("value does not match the regex pattern");
    }
    return value;
  }

  private String resize(Call call) {
    Guest guest = unlocked(call);
    String disk = call.required("disk");
    String size = call.required("size");
    GuestDisks.newSize(guest, disk, size);
    return run(call, "resize", current -> GuestDisks.resize(current, disk, size));
  }

  private String moveDisk(Call call) {
    Guest guest = unlocked(call);
    String disk = call.required("disk");
    Storage target = cluster.storages().require(call.required("storage"));
    boolean delete = call.isSet("delete");
    GuestDisks.move(guest, disk, target, delete);
    return run(call, "qmmove", current -> GuestDisks.move(current, disk, target, delete));
  }

  private Map<String, Object> preconditions(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("running", guest.isRunning() ? 1 : 0);
    view.put(
        "allowed_nodes",
        cluster.nodes().stream()
            .map(Node::name)
            .filter(name -> !name.equals(guest.node()))
            .toList());
    view.put("not_allowed_nodes", Map.of());
    view.put("local_disks", localDisks(guest));
    view.put("local_resources", List.of());
    view.put("mapped-resources", List.of());
    return view;
  }

  private List<Map<String, Object>> localDisks(Guest guest) {
    List<String> cdroms =
        guest.config().drives().values().stream().filter(Drive::isCdrom).map(Drive::file).toList();
    return GuestMigration.localVolumes(guest, cluster.storages()).stream()
        .map(
            (Volume volume) ->
                Map.<String, Object>of(
                    "volid", volume.id(),
                    "size", volume.size(),
                    "cdrom", cdroms.contains(volume.id()) ? 1 : 0))
        .toList();
  }

  private String migrate(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    GuestMigration.Request request =
        new GuestMigration.Request(
            cluster.node(call.required("target")).name(),
            call.isSet("online"),
            call.isSet("with-local-disks"),
            call.parameter("targetstorage").orElse(null));
    GuestMigration.check(guest, request);
    cluster.update(guest.node(), guest.id(), current -> current.locked("migrate"));
    TaskWork work = log -> move(guest, request, log);
    return tasks.run(
        call.node(),
        "qmigrate",
        Integer.toString(guest.id()),
        call.caller().id(),
        work.orElse(() -> cluster.update(guest.node(), guest.id(), Guest::unlocked)));
  }

  private void move(Guest guest, GuestMigration.Request request, Consumer<String> log) {
    log.accept("starting migration of VM " + guest.id() + " to node '" + request.target() + "'");
    try {
      cluster.update(
          guest.node(),
          guest.id(),
          current -> GuestMigration.move(current.unlocked(), request, cluster.storages()));
    } catch (RuntimeException e) {
      cluster.update(guest.node(), guest.id(), Guest::unlocked);
      throw e;
    }
  }

  private Guest unlocked(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    guest.requireUnlocked();
    call.parameter("digest")
        .filter(digest -> !digest.equals(guest.digest()))
        .ifPresent(
            digest -> {
              throw Refusal.died("checksum mismatch (file change by other user?)");
            });
    return guest;
  }

  private String run(Call call, String type, UnaryOperator<Guest> change) {
    return tasks.run(
        call.node(),
        type,
        Integer.toString(call.guest()),
        call.caller().id(),
        log -> cluster.update(call.node(), call.guest(), change));
  }
}
