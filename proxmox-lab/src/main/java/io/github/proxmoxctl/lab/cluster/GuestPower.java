package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.NetworkDevice;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Instant;

/** Starting, stopping and restarting a guest. Only a new QEMU process takes what was pending. */
public final class GuestPower {
  private GuestPower() {}

  /** The guest started: pending values are in force. */
  public static Guest start(Guest guest, Node node, Instant now) {
    guest.requireUnlocked();
    if (guest.isTemplate()) {
      throw Refusal.died("you can't start a vm if it's a template");
    }
    if (guest.isRunning()) {
      throw Refusal.died("VM " + guest.id() + " already running");
    }
    Guest current = applyPending(guest);
    if (current.config().cpus() > node.cpus()) {
      throw Refusal.died("MAX " + node.cpus() + " vcpus allowed per VM on this node");
    }
    current
        .config()
        .values()
        .forEach(
            (key, value) -> {
              if (ConfigSchema.isNetwork(key)) {
                requireBridge(NetworkDevice.parse(value), node);
              }
            });
    return current.withPower(Power.RUNNING, now.getEpochSecond());
  }

  /** The guest without a process; no error if it has none. */
  public static Guest stop(Guest guest) {
    guest.requireUnlocked();
    return ended(guest);
  }

  /** The guest after its process ended by itself, whatever else holds the guest. */
  public static Guest ended(Guest guest) {
    return guest.isRunning() ? applyPending(guest.withPower(Power.STOPPED, 0)) : guest;
  }

  /** The guest after its own orderly shutdown. */
  public static Guest shutdown(Guest guest) {
    requireRunning(guest);
    return stop(guest);
  }

  /** The guest restarted by Proxmox, in a new process. */
  public static Guest reboot(Guest guest, Node node, Instant now) {
    requireRunning(guest);
    return start(stop(guest), node, now);
  }

  /** The guest's reset button: the process stays, and so does what is pending. */
  public static Guest reset(Guest guest) {
    guest.requireUnlocked();
    requireRunning(guest);
    return guest;
  }

  /** The guest's CPUs held. */
  public static Guest suspend(Guest guest) {
    guest.requireUnlocked();
    requireRunning(guest);
    return guest.withPower(Power.PAUSED, guest.startedAt());
  }

  /** The guest's CPUs running again. */
  public static Guest resume(Guest guest) {
    guest.requireUnlocked();
    requireRunning(guest);
    return guest.withPower(Power.RUNNING, guest.startedAt());
  }

  /** Refuses an operation that needs a process. */
  public static void requireRunning(Guest guest) {
    if (!guest.isRunning()) {
      throw Refusal.died("VM " + guest.id() + " not running");
    }
  }

  private static Guest applyPending(Guest guest) {
    GuestDraft draft = new GuestDraft(guest);
    draft.applyAll();
    draft.forgetWhatIsInForce();
    return draft.toGuest();
  }

  private static void requireBridge(NetworkDevice device, Node node) {
    String bridge = device.options().get("bridge");
    if (bridge != null && !node.bridges().contains(bridge)) {
      throw Refusal.died("bridge '" + bridge + "' does not exist");
    }
  }
}
