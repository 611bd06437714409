package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Power;
import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.GuestConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A guest as the API shows it. */
final class GuestView {
  private static final String MASKED = "**********";

  private GuestView() {}

  /** An entry of a node's or the cluster's list: what is in force, not what waits. */
  static Map<String, Object> summary(Guest guest, Instant now) {
    Map<String, Object> view = new LinkedHashMap<>();
    GuestConfig config = guest.config();
    view.put("vmid", guest.id());
    view.put("name", guest.name());
    view.put("status", guest.isRunning() ? "running" : "stopped");
    view.put("cpus", config.cpus());
    view.put("maxmem", config.memoryBytes());
    view.put("maxdisk", guest.mainDiskBytes());
    view.put("mem", guest.isRunning() ? config.memoryBytes() / 2 : 0);
    view.put("cpu", 0);
    view.put("disk", 0);
    view.put("diskread", 0);
    view.put("diskwrite", 0);
    view.put("netin", 0);
    view.put("netout", 0);
    view.put("uptime", guest.isRunning() ? now.getEpochSecond() - guest.startedAt() : 0);
    config.get("tags").ifPresent(tags -> view.put("tags", tags));
    config.get("lock").ifPresent(lock -> view.put("lock", lock));
    if (guest.isTemplate()) {
      view.put("template", 1);
    }
    return view;
  }

  /** The live status. */
  static Map<String, Object> status(Guest guest, Instant now) {
    Map<String, Object> view = summary(guest, now);
    view.put("qmpstatus", qmpStatus(guest.power()));
    view.put("ha", Map.of("managed", 0));
    if (guest.isRunning()) {
      view.put("pid", 10_000 + guest.id());
    }
    if (AgentEndpoints.isEnabled(guest)) {
      view.put("agent", 1);
    }
    return view;
  }

  /** The configuration with its digest, numbers as numbers. */
  static Map<String, Object> config(GuestConfig shown, String digest) {
    Map<String, Object> view = new LinkedHashMap<>();
    shown.values().forEach((key, value) -> view.put(key, value(key, value)));
    view.put("digest", digest);
    return view;
  }

  /** Each key with what is in force and what waits for the next start. */
  static List<Map<String, Object>> pending(Guest guest) {
    TreeSet<String> keys = new TreeSet<>(guest.config().values().keySet());
    keys.addAll(guest.pending().keySet());
    List<Map<String, Object>> view = new ArrayList<>();
    for (String key : keys) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("key", key);
      guest.config().get(key).ifPresent(value -> entry.put("value", value(key, value)));
      String waiting = guest.pending().get(key);
      if (waiting != null) {
        entry.put("pending", value(key, waiting));
      }
      Boolean force = guest.pendingDeletes().get(key);
      if (force != null) {
        entry.put("delete", force ? 2 : 1);
      }
      view.add(entry);
    }
    return view;
  }

  private static Object value(String key, String value) {
    return key.equals("cipassword") ? MASKED : ConfigSchema.toJson(key, value);
  }

  private static String qmpStatus(Power power) {
    return switch (power) {
      case STOPPED -> "stopped";
      case RUNNING -> "running";
      case PAUSED -> "paused";
    };
  }
}
