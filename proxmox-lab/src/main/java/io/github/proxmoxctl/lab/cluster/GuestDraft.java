package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A guest under change: the working copy of one operation, not shared with anyone. */
final class GuestDraft {
  private final Guest guest;
  private final NavigableMap<String, String> config;
  private final NavigableMap<String, String> pending;
  private final NavigableMap<String, Boolean> pendingDeletes;
  private final NavigableMap<String, Volume> volumes;

  GuestDraft(Guest guest) {
    this.guest = guest;
    this.config = new TreeMap<>(guest.config().values());
    this.pending = new TreeMap<>(guest.pending());
    this.pendingDeletes = new TreeMap<>(guest.pendingDeletes());
    this.volumes = new TreeMap<>(guest.volumes());
  }

  int id() {
    return guest.id();
  }

  Guest guest() {
    return guest;
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(config.get(key));
  }

  NavigableMap<String, Volume> volumes() {
    return volumes;
  }

  /** Whether the key has a value now or after the next start. */
  boolean has(String key) {
    return config.containsKey(key) || pending.containsKey(key);
  }

  void plan(String key, String value) {
    pendingDeletes.remove(key);
    pending.put(key, value);
  }

  void planDelete(String key, boolean force) {
    pending.remove(key);
    if (config.containsKey(key)) {
      pendingDeletes.put(key, force);
    }
  }

  void revert(String key) {
    String value = pending.remove(key);
    pendingDeletes.remove(key);
    if (value != null && ConfigSchema.isDrive(key)) {
      String volume = Drive.parse(value).file();
      boolean inUse = config.values().stream().anyMatch(used -> used.startsWith(volume));
      if (!inUse) {
        volumes.remove(volume);
      }
    }
  }

  List<String> plannedKeys() {
    return new ArrayList<>(pending.keySet());
  }

  List<String> plannedDeletes() {
    return new ArrayList<>(pendingDeletes.keySet());
  }

  @Nullable String plannedValue(String key) {
    return pending.get(key);
  }

  /** Puts one waiting value in force. */
  void applySet(String key) {
    String value = pending.remove(key);
    if (value == null) {
      return;
    }
    if (ConfigSchema.isDrive(key)) {
      Drive drive = Drive.parse(value);
      value(key)
          .map(Drive::parse)
          .filter(old -> !old.file().equals(drive.file()))
          .ifPresent(old -> detach(old, false));
      config.values().removeIf(drive.file()::equals);
    }
    config.put(key, value);
  }

  /** Carries out one waiting removal. */
  void applyDelete(String key) {
    boolean force = Boolean.TRUE.equals(pendingDeletes.remove(key));
    String value = config.remove(key);
    if (value == null) {
      return;
    }
    if (key.startsWith("unused")) {
      volumes.remove(value);
    } else if (ConfigSchema.isDrive(key)) {
      detach(Drive.parse(value), force);
    }
    BootOrder.without(config, key);
  }

  void applyAll() {
    plannedDeletes().forEach(this::applyDelete);
    plannedKeys().forEach(this::applySet);
  }

  /** Drops what waits although it changes nothing. */
  void forgetWhatIsInForce() {
    pending.entrySet().removeIf(entry -> entry.getValue().equals(config.get(entry.getKey())));
    pendingDeletes.keySet().removeIf(key -> !config.containsKey(key));
  }

  Guest toGuest() {
    return new Guest(
        guest.id(),
        guest.node(),
        guest.power(),
        new GuestConfig(config),
        pending,
        pendingDeletes,
        volumes,
        guest.startedAt());
  }

  /** A detached disk is kept as unused; a cloud-init drive, and what is forced, goes. */
  private void detach(Drive drive, boolean force) {
    if (!volumes.containsKey(drive.file())) {
      return;
    }
    if (force || drive.isCloudInit()) {
      volumes.remove(drive.file());
      return;
    }
    TreeSet<String> taken = new TreeSet<>(config.keySet());
    int number = 0;
    while (taken.contains("unused" + number)) {
      number++;
    }
    config.put("unused" + number, drive.file());
  }
}
