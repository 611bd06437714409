package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;

/** What a change of configuration does to a guest. */
public final class GuestUpdate {
  private GuestUpdate() {}

  /**
   * The guest after the change: at once if it is stopped, as far as hotplug goes if it runs.
   *
   * @throws Refusal as Proxmox refuses: locked, changed by someone else, malformed, protected
   */
  public static Guest apply(Guest guest, ConfigChange change, Storages storages) {
    guest.requireUnlocked();
    requireDigest(guest, change);
    GuestDraft draft = new GuestDraft(guest);
    change.revert().forEach(draft::revert);
    change.delete().forEach(key -> delete(draft, change, key));
    change.set().forEach((key, value) -> set(draft, key, value, storages));
    requireBalloonWithinMemory(draft, change);
    String boot = change.set().get("boot");
    if (boot != null) {
      BootOrder.check(boot, device -> draft.has(device) && !change.delete().contains(device));
    }
    if (guest.isRunning()) {
      LiveUpdate.apply(draft);
    } else {
      draft.applyAll();
    }
    draft.forgetWhatIsInForce();
    return draft.toGuest();
  }

  private static void requireBalloonWithinMemory(GuestDraft draft, ConfigChange change) {
    if (!change.set().containsKey("memory") && !change.set().containsKey("balloon")) {
      return;
    }
    GuestConfig wanted = draft.toGuest().planned();
    if (wanted.number("balloon", 0) > wanted.memoryBytes() >> 20) {
      throw Refusal.died("balloon value too large (must be smaller than assigned memory)");
    }
  }

  private static void requireDigest(Guest guest, ConfigChange change) {
    if (change.digest() != null && !change.digest().equals(guest.digest())) {
      throw Refusal.died("checksum mismatch (file change by other user?)");
    }
  }

  private static void delete(GuestDraft draft, ConfigChange change, String key) {
    if (change.set().containsKey(key)) {
      throw Refusal.parameter(
          "delete", "you can't use '-" + key + "' and -delete " + key + "' at the same time");
    }
    if (!ConfigSchema.knows(key)) {
      throw Refusal.parameter("delete", "unknown option '" + key + "'");
    }
    if (!draft.has(key)) {
      // Proxmox only warns: clients delete whole families without looking first.
      return;
    }
    if (key.startsWith("unused")) {
      draft
          .guest()
          .requireUnprotected("can't remove unused disk '" + draft.value(key).orElse("") + "'");
    } else if (ConfigSchema.isDrive(key) && ownsVolumeOf(draft, key)) {
      draft.guest().requireUnprotected("can't remove drive '" + key + "'");
    }
    draft.planDelete(key, change.force());
  }

  private static boolean ownsVolumeOf(GuestDraft draft, String key) {
    return draft
        .value(key)
        .map(Drive::parse)
        .filter(drive -> !drive.isCdrom() && draft.volumes().containsKey(drive.file()))
        .isPresent();
  }

  private static void set(GuestDraft draft, String key, String raw, Storages storages) {
    if (ConfigSchema.isDrive(key)) {
      draft.plan(key, DriveAllocation.resolve(Drive.parse(raw), draft, storages).print());
    } else {
      draft.plan(key, raw);
    }
  }
}
