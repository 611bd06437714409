package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestBackup;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.TaskWork;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Backups on demand, by vzdump: of a list of guests, one after the other. Pools and {@code all} are
 * for jobs only.
 */
public final class BackupRunEndpoints {
  private static final String GUESTS = "vmid";
  private static final String NOTES = "notes-template";

  private final Cluster cluster;
  private final Tasks tasks;
  private final Predicate<String> isFull;
  private final Clock clock;

  /**
   * Endpoints over this cluster.
   *
   * @param isFull whether a storage, by name, has no room for what comes now
   */
  public BackupRunEndpoints(Cluster cluster, Tasks tasks, Predicate<String> isFull, Clock clock) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.isFull = isFull;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add("POST", "nodes/{node}/vzdump", "VM.Backup", BackupChecks.options(), this::start)
        .routes();
  }

  private String start(Call call) {
    String node = cluster.node(call.node()).name();
    GuestBackup backup = backup(call);
    List<Integer> guests =
        Arrays.stream(
                call.parameter(GUESTS).orElseThrow(BackupRunEndpoints::noGuest).split("[,; ]+", -1))
            .map(Integer::valueOf)
            .filter(id -> isOn(node, id))
            .toList();
    if (guests.isEmpty()) {
      return "OK";
    }
    Set<Integer> held = new HashSet<>();
    guests.stream().filter(id -> hold(node, id)).forEach(held::add);
    TaskWork work = log -> run(node, guests, held, backup, log);
    return tasks.run(
        node,
        "vzdump",
        guests.size() == 1 ? String.valueOf(guests.get(0)) : "",
        call.caller().id(),
        work.orElse(() -> held.forEach(id -> release(node, id))));
  }

  private static Refusal noGuest() {
    return Refusal.parameter(GUESTS, "property is missing");
  }

  private GuestBackup backup(Call call) {
    GuestBackup backup =
        new GuestBackup(
            cluster.storages().require(call.parameter("storage").orElse("local")),
            call.parameter("compress").orElse("0"),
            call.parameter(NOTES).orElse(""),
            call.isSet("protected"));
    if (!call.caller().may("Datastore.AllocateSpace")) {
      throw Refusal.forbidden("/storage/" + backup.storage().name(), "Datastore.AllocateSpace");
    }
    try {
      BackupChecks.notes(backup.notes());
    } catch (IllegalArgumentException e) {
      throw Refusal.parameter(NOTES, String.valueOf(e.getMessage()));
    }
    return backup;
  }

  private boolean isOn(String node, int id) {
    return cluster.guests().stream()
        .anyMatch(guest -> guest.id() == id && guest.node().equals(node));
  }

  private boolean hold(String node, int id) {
    if (cluster.guest(node, id).config().get("lock").isPresent()) {
      return false;
    }
    cluster.update(node, id, guest -> guest.locked("backup"));
    return true;
  }

  private void release(String node, int id) {
    cluster.update(node, id, Guest::unlocked);
  }

  private void run(
      String node,
      List<Integer> guests,
      Set<Integer> held,
      GuestBackup backup,
      Consumer<String> log) {
    boolean isWhole = true;
    for (int id : guests) {
      try {
        if (held.contains(id)) {
          release(node, id);
        }
        backup.requireStorage();
        log.accept("INFO: Starting Backup of VM " + id + " (qemu)");
        Guest guest = cluster.guest(node, id);
        guest.requireUnlocked();
        if (isFull.test(backup.storage().name())) {
          throw Refusal.died("vma_queue_write: write error - Broken pipe");
        }
        String name = backup.write(guest, cluster.storages().files(), clock.instant());
        log.accept("INFO: creating vzdump archive '/var/lib/vz/dump/" + name + "'");
        log.accept("INFO: Finished Backup of VM " + id);
      } catch (Refusal e) {
        log.accept("ERROR: Backup of VM " + id + " failed - " + e.getMessage());
        isWhole = false;
      }
    }
    if (!isWhole) {
      throw Refusal.died("job errors");
    }
  }
}
