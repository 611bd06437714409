package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.BackupJob;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scheduled backup jobs, and the guests that none of them backs up. The lab keeps the jobs and does
 * not run them.
 */
public final class BackupEndpoints {
  private static final Set<String> ROOT_ONLY = Set.of("tmpdir", "dumpdir", "script");
  private static final Set<String> NEED_STORAGE = Set.of("notes-template", "protected");
  private static final Set<String> NOT_DELETABLE = Set.of("enabled", "schedule");

  private final Cluster cluster;
  private final Clock clock;

  /** Endpoints over this cluster. */
  public BackupEndpoints(Cluster cluster, Clock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /** The endpoints. */
  public List<Route> routes() {
    Parameters job = BackupChecks.job();
    return new RouteList()
        .add("GET", "cluster/backup", "Sys.Audit", Parameters.none(), call -> list())
        .add(
            "POST",
            "cluster/backup",
            "Sys.Modify",
            job.optional("id", BackupChecks.ID),
            this::create)
        .add("GET", "cluster/backup/{id}", "Sys.Audit", Parameters.none(), this::get)
        .add(
            "PUT",
            "cluster/backup/{id}",
            "Sys.Modify",
            job.optional("delete", Check.TEXT),
            this::update)
        .add("DELETE", "cluster/backup/{id}", "Sys.Modify", Parameters.none(), this::delete)
        .add(
            "GET",
            "cluster/backup-info/not-backed-up",
            "Sys.Audit",
            Parameters.none(),
            call -> notBackedUp())
        .routes();
  }

  private List<Map<String, Object>> list() {
    ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
    return cluster.backupJobs().all().stream().map(job -> BackupView.listed(job, now)).toList();
  }

  private Map<String, Object> get(Call call) {
    String id = id(call);
    return cluster
        .backupJobs()
        .find(id)
        .map(BackupView::of)
        .orElseThrow(() -> Refusal.parameter("id", "No such job '" + id + "'"));
  }

  private @Nullable Object create(Call call) {
    NavigableMap<String, String> options = new TreeMap<>(call.parameters());
    check(call, options);
    options.remove("id");
    if (!options.containsKey("schedule")) {
      throw Refusal.parameter("schedule", "neither 'starttime' nor 'schedule' were set");
    }
    options.putIfAbsent("enabled", "1");
    whole(options);
    String id = call.parameter("id").orElseGet(() -> UUID.randomUUID().toString());
    cluster.backupJobs().create(new BackupJob(id, options));
    return null;
  }

  private @Nullable Object update(Call call) {
    NavigableMap<String, String> given = new TreeMap<>(call.parameters());
    String removed = given.remove("delete");
    check(call, given);
    List<String> gone =
        removed == null || removed.isBlank() ? List.of() : List.of(removed.split("[,; ]+", -1));
    if (given.isEmpty() && gone.isEmpty()) {
      throw Refusal.died("no options specified");
    }
    cluster
        .backupJobs()
        .update(id(call), job -> new BackupJob(job.id(), changed(job, given, gone)));
    return null;
  }

  private static NavigableMap<String, String> changed(
      BackupJob job, Map<String, String> given, List<String> gone) {
    for (String name : gone) {
      if (NOT_DELETABLE.contains(name) || !BackupChecks.job().checks().containsKey(name)) {
        throw Refusal.parameterUnderLock("delete", "unknown option '" + name + "'");
      }
    }
    NavigableMap<String, String> options = new TreeMap<>(job.options());
    gone.forEach(options::remove);
    options.putAll(given);
    if (given.containsKey("vmid")) {
      options.keySet().removeAll(Set.of("all", "exclude", "pool"));
    } else if ("1".equals(given.get("all"))) {
      options.keySet().removeAll(Set.of("vmid", "pool"));
    } else if (options.containsKey("pool")) {
      options.keySet().removeAll(Set.of("vmid", "all", "exclude"));
    }
    whole(options);
    return options;
  }

  private @Nullable Object delete(Call call) {
    cluster.backupJobs().delete(id(call));
    return null;
  }

  private List<Map<String, Object>> notBackedUp() {
    List<BackupJob> jobs = cluster.backupJobs().all();
    return cluster.guests().stream()
        .filter(guest -> jobs.stream().noneMatch(job -> job.includes(guest.id(), cluster.pools())))
        .map(
            guest -> {
              Map<String, Object> view = new LinkedHashMap<>();
              view.put("vmid", guest.id());
              view.put("type", "qemu");
              view.put("name", guest.name());
              return view;
            })
        .toList();
  }

  private static String id(Call call) {
    String id = call.variable("id");
    if (id.length() > BackupChecks.LONGEST_ID) {
      throw Refusal.parameter(
          "id", "value may only be " + BackupChecks.LONGEST_ID + " characters long");
    }
    return id;
  }

  /** What concerns several parameters, or who gives them. */
  private void check(Call call, Map<String, String> given) {
    Map<String, String> errors = new TreeMap<>();
    for (String name : NEED_STORAGE) {
      if (given.containsKey(name) && !given.containsKey("storage")) {
        errors.put("storage", "missing property - '" + name + "' requires this property");
      }
    }
    for (String name : ROOT_ONLY) {
      if (given.containsKey(name) && !call.caller().id().equals("root@pam")) {
        errors.put(name, "Only root may set this option.");
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.parameters(errors);
    }
    if (given.containsKey("storage") && !call.caller().may("Datastore.Allocate")) {
      throw Refusal.forbidden("/storage/" + given.get("storage"), "Datastore.Allocate");
    }
    if (given.containsKey("pool")) {
      cluster.pools().require(given.get("pool"));
    }
    if (given.containsKey("notes-template")) {
      try {
        BackupChecks.notes(given.get("notes-template"));
      } catch (IllegalArgumentException e) {
        throw Refusal.parameterUnderLock("notes-template", String.valueOf(e.getMessage()));
      }
    }
    choice(given);
  }

  private static void whole(Map<String, String> options) {
    if (options.containsKey("exclude") && !options.containsKey("pool")) {
      options.put("all", "1");
    }
    choice(options);
    boolean chosen =
        "1".equals(options.get("all"))
            || "1".equals(options.get("stop"))
            || options.containsKey("pool");
    if (!chosen && !options.containsKey("vmid")) {
      throw Refusal.parameterUnderLock("vmid", "property is missing");
    }
  }

  private static void choice(Map<String, String> options) {
    if (!options.containsKey("vmid")) {
      return;
    }
    if ("1".equals(options.get("all"))) {
      throw Refusal.parameterUnderLock("all", "option conflicts with option 'vmid'");
    }
    for (String other : List.of("exclude", "pool")) {
      if (options.containsKey(other)) {
        throw Refusal.parameterUnderLock(other, "option conflicts with option 'vmid'");
      }
    }
  }
}
