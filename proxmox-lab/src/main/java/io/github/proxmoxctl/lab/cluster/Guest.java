package io.github.proxmoxctl.lab.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A virtual machine.
 *
 * @param config what is in force
 * @param pending values that wait for the next start
 * @param pendingDeletes keys that go at the next start; true if their volumes go as well
 * @param volumes the disk images it owns, by volume id
 * @param startedAt seconds since the epoch; 0 if it does not run
 */
public record Guest(
    int id,
    String node,
    Power power,
    GuestConfig config,
    NavigableMap<String, String> pending,
    NavigableMap<String, Boolean> pendingDeletes,
    NavigableMap<String, Volume> volumes,
    long startedAt) {

  /** Keeps its own copies. */
  public Guest {
    pending = Collections.unmodifiableNavigableMap(new TreeMap<>(pending));
    pendingDeletes = Collections.unmodifiableNavigableMap(new TreeMap<>(pendingDeletes));
    volumes = Collections.unmodifiableNavigableMap(new TreeMap<>(volumes));
  }

  /** A stopped guest. */
  public static Guest stopped(
      int id, String node, GuestConfig config, Map<String, Volume> volumes) {
    return new Guest(
        id,
        node,
        Power.STOPPED,
        config,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(volumes),
        0);
  }

  /** Whether a QEMU process is there. */
  @JsonIgnore
  public boolean isRunning() {
    return power != Power.STOPPED;
  }

  /** Whether it is a template. */
  @JsonIgnore
  public boolean isTemplate() {
    return config.isOn("template");
  }

  /** The guest's name, or Proxmox's substitute. */
  @JsonIgnore
  public String name() {
    return config.get("name").orElse("VM " + id);
  }

  /** The digest of its configuration file, in which what waits for the next start stands too. */
  public String digest() {
    StringBuilder waiting = new StringBuilder();
    pending.forEach((key, value) -> waiting.append(key).append(": ").append(value).append('\n'));
    pendingDeletes.keySet().forEach(key -> waiting.append("delete: ").append(key).append('\n'));
    return config.digest(waiting.toString());
  }

  /** The configuration as the API gives it by default: what waits is merged in. */
  public GuestConfig planned() {
    TreeMap<String, String> merged = new TreeMap<>(config.values());
    merged.keySet().removeAll(pendingDeletes.keySet());
    merged.putAll(pending);
    return new GuestConfig(merged);
  }

  /** Size of the first disk in bytes, which lists show; lists are long, so nothing is parsed. */
  public long mainDiskBytes() {
    for (Map.Entry<String, String> entry : config.values().entrySet()) {
      if (ConfigSchema.isDrive(entry.getKey())) {
        String value = entry.getValue();
        int comma = value.indexOf(',');
        Volume volume = volumes.get(comma < 0 ? value : value.substring(0, comma));
        if (volume != null && !volume.name().contains("-cloudinit")) {
          return volume.size();
        }
      }
    }
    return 0;
  }

  /** A copy with another configuration. */
  public Guest withConfig(GuestConfig changed) {
    return new Guest(id, node, power, changed, pending, pendingDeletes, volumes, startedAt);
  }

  /** A copy with another power state. */
  public Guest withPower(Power changed, long since) {
    return new Guest(id, node, changed, config, pending, pendingDeletes, volumes, since);
  }

  /** A copy on another node. */
  public Guest withNode(String changed) {
    return new Guest(id, changed, power, config, pending, pendingDeletes, volumes, startedAt);
  }

  /** A copy with other volumes. */
  public Guest withVolumes(Map<String, Volume> changed) {
    return new Guest(
        id, node, power, config, pending, pendingDeletes, new TreeMap<>(changed), startedAt);
  }

  /** A copy under a lock, or without one. */
  public Guest locked(String lock) {
    return withConfig(config.with("lock", lock));
  }

  /** A copy without a lock. */
  public Guest unlocked() {
    return withConfig(config.with("lock", null));
  }

  /** Refuses what cannot be done while something else holds the guest. */
  public void requireUnlocked() {
    config
        .get("lock")
        .ifPresent(
            lock -> {
              throw Refusal.died("VM is locked (" + lock + ")");
            });
  }

  /** Refuses a removal that the guest's protection forbids. */
  public void requireUnprotected(String what) {
    if (config.isOn("protection")) {
      throw Refusal.died(what + " - protection mode enabled");
    }
  }
}
