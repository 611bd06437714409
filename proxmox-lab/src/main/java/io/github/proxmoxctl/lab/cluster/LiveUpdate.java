package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.Drive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which changes a running guest takes at once; all others wait for its next start. */
final class LiveUpdate {
  private static final Set<String> ALWAYS =
      Set.of(
          "cpulimit",
          "cpuunits",
          "description",
          "hookscript",
          "hotplug",
          "lock",
          "migrate_downtime",
          "migrate_speed",
          "name",
          "onboot",
          "protection",
          "shares",
          "startup",
          "tags",
          "vmstatestorage");
  private static final List<String> FIXED_WHILE_PLUGGED =
      List.of("aio", "cache", "discard", "iothread", "product", "queues", "ro", "ssd", "vendor");
  private static final String DEFAULT_FEATURES = "network,disk,usb";

  private LiveUpdate() {}

  /** Puts in force what a running guest takes; the rest stays pending. */
  static void apply(GuestDraft draft) {
    for (String key : draft.plannedDeletes()) {
      if (takes(draft, key, null)) {
        draft.applyDelete(key);
      }
    }
    for (String key : draft.plannedKeys()) {
      if (takes(draft, key, draft.plannedValue(key))) {
        draft.applySet(key);
      }
    }
  }

  private static boolean takes(GuestDraft draft, String key, @Nullable String value) {
    if (ALWAYS.contains(key) || ConfigSchema.isCloudInit(key) || key.startsWith("unused")) {
      return true;
    }
    if (ConfigSchema.isNetwork(key)) {
      return features(draft).contains("network");
    }
    if (ConfigSchema.isDrive(key)) {
      return takesDrive(draft, key, value);
    }
    return switch (key) {
      case "vcpus" -> features(draft).contains("cpu");
      case "memory" ->
          features(draft).contains("memory") && draft.value("numa").equals(Optional.of("1"));
      case "balloon" ->
          value != null && isOn(value) && draft.value("balloon").map(LiveUpdate::isOn).orElse(true);
      default -> key.startsWith("usb") && features(draft).contains("usb");
    };
  }

  /** The balloon device itself is not hotpluggable, its target is. */
  private static boolean isOn(String balloon) {
    return !balloon.equals("0");
  }

  private static boolean takesDrive(GuestDraft draft, String key, @Nullable String value) {
    Optional<Drive> old = draft.value(key).map(Drive::parse);
    Optional<Drive> wanted = Optional.ofNullable(value).map(Drive::parse);
    if (old.isPresent() && wanted.isPresent() && old.get().isCdrom() && wanted.get().isCdrom()) {
      return true;
    }
    boolean pluggable = key.startsWith("scsi") || key.startsWith("virtio");
    if (!pluggable || !features(draft).contains("disk")) {
      return false;
    }
    if (old.isEmpty() || wanted.isEmpty() || !old.get().file().equals(wanted.get().file())) {
      return true;
    }
    return FIXED_WHILE_PLUGGED.stream()
        .allMatch(
            option -> old.get().options().get(option).equals(wanted.get().options().get(option)));
  }

  private static Set<String> features(GuestDraft draft) {
    String hotplug = draft.value("hotplug").orElse("1");
    return switch (hotplug) {
      case "0" -> Set.of();
      case "1" -> Set.of(DEFAULT_FEATURES.split(","));
      default -> Set.of(hotplug.split(","));
    };
  }
}
