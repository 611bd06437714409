package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.host.GuestAgent;
import io.github.proxmoxctl.lab.host.HostDisk;
import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.host.HostSpec;
import io.github.proxmoxctl.lab.host.NetworkCard;
import io.github.proxmoxctl.lab.store.PrivateFile;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** A host that runs, with all that belongs to it. */
final class RunningHost {
  private final Container container;
  private final HostNamespace network;
  private final HostDisks disks;
  private final ControlGroup group;
  private final NspawnAgent agent;

  private RunningHost(
      Container container, HostNamespace network, HostDisks disks, ControlGroup group) {
    this.container = container;
    this.network = network;
    this.disks = disks;
    this.group = group;
    this.agent = new NspawnAgent(container);
  }

  /** Boots a host; what was made for one that does not boot is removed by {@link Leftovers}. */
  static RunningHost boot(
      HostSpec spec, HostsFolder folder, HostBase base, HostNames names, LabNamespace lab) {
    int guest = spec.guest();
    PrivateFile.folder(folder.guest(guest));
    HostNamespace network = new HostNamespace(names, guest, lab);
    HostDisks disks = new HostDisks(folder, guest);
    ControlGroup group = ControlGroup.of(names.controlGroup(), Integer.toString(guest));
    try {
      network.create(spec.cards());
      List<String> devices = disks.attach(spec.disks());
      group.create();
      Container container =
          Container.boot(
              new Container.Place(
                  folder.guest(guest), base, names.namespace(guest), network.path(), group),
              spec,
              devices);
      return new RunningHost(container, network, disks, group);
    } catch (RuntimeException e) {
      new Leftovers(folder, guest, lab).clear();
      throw e;
    }
  }

  boolean isAlive() {
    return container.isAlive();
  }

  GuestAgent agent() {
    return agent;
  }

  void onExit(IntConsumer action) {
    container.onExit(action);
  }

  void powerOff() {
    group.freeze(false);
    container.powerOff();
  }

  boolean await(Duration patience) {
    return container.await(patience);
  }

  void freeze(boolean hold) {
    group.freeze(hold);
  }

  void kill() {
    container.kill();
    agent.close();
  }

  /** Takes out what the changed guest has no longer. */
  void unplug(Guest before, Guest after) {
    List<HostDisk> wanted = HostSpec.of(after).disks();
    for (HostDisk disk : HostSpec.of(before).disks()) {
      if (wanted.stream().noneMatch(isSame(disk))) {
        container.forget(disks.detach(disk));
      }
    }
    List<NetworkCard> cards = HostSpec.of(after).cards();
    for (NetworkCard card : HostSpec.of(before).cards()) {
      if (cards.stream().noneMatch(card::isSameHardware)) {
        network.unplug(card);
      }
    }
  }

  /** Puts in what is new, and grows what has grown. */
  void plug(Guest before, Guest after) {
    List<HostDisk> present = HostSpec.of(before).disks();
    for (HostDisk disk : HostSpec.of(after).disks()) {
      if (present.stream().noneMatch(isSame(disk))) {
        container.show(disks.attach(disk));
      } else {
        disks.grow(disk);
      }
    }
    List<NetworkCard> cards = HostSpec.of(before).cards();
    for (NetworkCard card : HostSpec.of(after).cards()) {
      if (cards.stream().noneMatch(card::isSameHardware)) {
        // cloud-init sets addresses when the host boots
        network.plug(card.withoutAddresses());
      } else if (cards.stream()
          .noneMatch(old -> old.isSameHardware(card) && old.isUp() == card.isUp())) {
        network.cable(card);
      }
    }
  }

  /** A disk keeps its place and name; its volume may have moved and grown. */
  private static Predicate<HostDisk> isSame(HostDisk disk) {
    return other -> other.slot().equals(disk.slot()) && other.idName().equals(disk.idName());
  }
}
