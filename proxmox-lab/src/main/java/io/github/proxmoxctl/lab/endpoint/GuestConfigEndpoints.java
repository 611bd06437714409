package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.ConfigChange;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestUpdate;
import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.GuestLocks;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A guest's configuration: what it is, what waits, and changes. */
public final class GuestConfigEndpoints {
  private static final Set<String> NOT_CONFIG =
      Set.of("delete", "revert", "digest", "force", "background_delay");

  /** What Proxmox lets nobody but root@pam with a password set. */
  private static final Set<String> ROOT_ONLY =
      Set.of("affinity", "amd-sev", "arch", "args", "hookscript", "hugepages", "lock");

  /** A file on a storage, with its content. */
  private static final Pattern VOLUME = Pattern.compile("[^:/]+:([a-z]+)/.+");

  private final Cluster cluster;
  private final Tasks tasks;
  private final GuestLocks locks;
  private final Clock clock;

  /** Endpoints over this cluster. */
  public GuestConfigEndpoints(Cluster cluster, Tasks tasks, GuestLocks locks, Clock clock) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.locks = locks;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    String guest = "nodes/{node}/qemu/{vmid}";
    Parameters change =
        Parameters.none()
            .withGuestConfig()
            .optional("delete", Check.TEXT)
            .optional("revert", Check.TEXT)
            .optional("digest", Check.TEXT)
            .optional("force", Check.BOOLEAN);
    return new RouteList()
        .add(
            "GET",
            "nodes/{node}/qemu",
            "VM.Audit",
            Parameters.none().optional("full", Check.BOOLEAN),
            this::list)
        .add(
            "GET",
            guest + "/config",
            "VM.Audit",
            Parameters.none().optional("current", Check.BOOLEAN),
            this::config)
        .add("GET", guest + "/pending", "VM.Audit", Parameters.none(), this::pending)
        .add("PUT", guest + "/config", "VM.Config.Options", change, this::update)
        .add(
            "POST",
            guest + "/config",
            "VM.Config.Options",
            change.optional("background_delay", Check.INTEGER),
            this::updateInTask)
        .add("PUT", guest + "/cloudinit", "VM.Config.Cloudinit", Parameters.none(), this::cloudInit)
        .add("GET", guest + "/status/current", "VM.Audit", Parameters.none(), this::status)
        .routes();
  }

  /** The keys and values of a request that makes a guest; refuses what only root may set. */
  static NavigableMap<String, String> values(
      NavigableMap<String, String> parameters, Set<String> others) {
    NavigableMap<String, String> values = new TreeMap<>(parameters);
    values.keySet().removeAll(others);
    for (String key : values.keySet()) {
      if (ROOT_ONLY.contains(key)) {
        throw Refusal.died("only root can set '" + key + "' config");
      }
    }
    values.forEach(GuestConfigEndpoints::requireImportable);
    String cdrom = values.remove("cdrom");
    if (cdrom != null) {
      values.put("ide2", cdrom + ",media=cdrom");
    }
    return values;
  }

  /** What is imported is a new disk from a volume that holds one. */
  private static void requireImportable(String key, String value) {
    if (!ConfigSchema.isDrive(key) || !value.contains("import-from=")) {
      return;
    }
    Drive drive = Drive.parse(value);
    String source = drive.options().get("import-from").orElse("");
    if (!drive.file().matches("([^/:\\s]+:)?0(\\.0+)?")) {
      throw Refusal.parameter(
          key, "'import-from' requires special syntax - use <storage ID>:0,import-from=<source>");
    }
    if (source.startsWith("/")) {
      throw Refusal.died("Only root can pass arbitrary filesystem paths.");
    }
    Matcher volume = VOLUME.matcher(source);
    if (!volume.matches()) {
      throw Refusal.of(501, "the lab imports files, and no disks: " + source);
    }
    if (!volume.group(1).equals("import")) {
      throw Refusal.parameter(
          key,
          "%s has wrong type '%s' - needs to be 'images' or 'import'"
              .formatted(source, volume.group(1)));
    }
  }

  private List<Map<String, Object>> list(Call call) {
    cluster.node(call.node());
    return cluster.guests(call.node()).stream()
        .map(guest -> GuestView.summary(guest, clock.instant()))
        .toList();
  }

  private Map<String, Object> config(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    GuestConfig shown = call.isSet("current") ? guest.config() : guest.planned();
    return GuestView.config(shown, guest.digest());
  }

  private List<Map<String, Object>> pending(Call call) {
    return GuestView.pending(cluster.guest(call.node(), call.guest()));
  }

  private Map<String, Object> status(Call call) {
    return GuestView.status(cluster.guest(call.node(), call.guest()), clock.instant());
  }

  private @Nullable Object update(Call call) {
    // what the configuration itself says is locked need not wait for the lock of its file
    cluster.guest(call.node(), call.guest()).requireUnlocked();
    locks.exclusively(call.guest(), () -> apply(call));
    return null;
  }

  private String updateInTask(Call call) {
    cluster.guest(call.node(), call.guest());
    return tasks.run(
        call.node(),
        "qmconfig",
        Integer.toString(call.guest()),
        call.caller().id(),
        log -> apply(call));
  }

  private void apply(Call call) {
    NavigableMap<String, String> values = values(call.parameters(), NOT_CONFIG);
    List<String> delete = names(call, "delete");
    List<String> revert = names(call, "revert");
    if (values.isEmpty() && delete.isEmpty() && revert.isEmpty()) {
      throw Refusal.died("no options specified");
    }
    ConfigChange change =
        new ConfigChange(
            values, delete, revert, call.parameter("digest").orElse(null), call.isSet("force"));
    cluster.update(
        call.node(), call.guest(), guest -> GuestUpdate.apply(guest, change, cluster.storages()));
  }

  /** Writes the cloud-init drive anew; the lab's drive has no content to write. */
  private @Nullable Object cloudInit(Call call) {
    cluster.guest(call.node(), call.guest()).requireUnlocked();
    return null;
  }

  private static List<String> names(Call call, String parameter) {
    return call.parameter(parameter)
        .map(
            list ->
                Arrays.stream(list.split("[,; ]+"))
                    .filter(name -> !name.isEmpty())
                    .map(name -> name.equals("cdrom") ? "ide2" : name)
                    .toList())
        .orElse(List.of());
  }
}
