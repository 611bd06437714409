package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.cluster.BackupJob;
import io.github.proxmoxctl.lab.config.CalendarEvent;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.config.PruneBackups;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A backup job as Proxmox VE answers with it: what goes in as a string comes out as an object. */
final class BackupView {
  private static final Set<String> NUMBERS =
      Set.of(
          "all",
          "bwlimit",
          "enabled",
          "ionice",
          "lockwait",
          "pigz",
          "protected",
          "quiet",
          "remove",
          "repeat-missed",
          "stdexcludes",
          "stop",
          "stopwait",
          "zstd");

  private BackupView() {}

  static Map<String, Object> of(BackupJob job) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", job.id());
    view.put("type", "vzdump");
    job.options().forEach((name, value) -> view.put(name, shown(name, value)));
    return view;
  }

  /** With the time of its next run, as the list has it. */
  static Map<String, Object> listed(BackupJob job, ZonedDateTime now) {
    Map<String, Object> view = of(job);
    job.option("schedule")
        .flatMap(schedule -> CalendarEvent.parse(schedule).next(now))
        .ifPresent(next -> view.put("next-run", next.toEpochSecond()));
    return view;
  }

  private static Object shown(String name, String value) {
    return switch (name) {
      case "prune-backups" -> PruneBackups.parse(value);
      case "fleecing" -> PropertyString.parse(value, "enabled").values();
      case "performance" -> PropertyString.parse(value, "").values();
      case "exclude-path" -> List.of(value.split("\0", -1));
      default -> NUMBERS.contains(name) ? (Object) Long.valueOf(value) : value;
    };
  }
}
