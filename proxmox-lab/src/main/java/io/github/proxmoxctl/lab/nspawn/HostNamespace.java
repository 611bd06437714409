package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.host.NetworkCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The network namespace of one host, with its cards as cloud-init sets them up. */
final class HostNamespace {
  /** Routes of later cards lose against those of earlier ones. */
  private static final int METRIC = 100;

  private final String name;
  private final int guest;
  private final LabNamespace lab;

  HostNamespace(HostNames names, int guest, LabNamespace lab) {
    this.name = names.namespace(guest);
    this.guest = guest;
    this.lab = lab;
  }

  /** Makes it; on failure nothing is left. */
  void create(List<NetworkCard> cards) {
    Shell.run("ip", "netns", "add", name);
    try {
      ip("link set lo up");
      cards.forEach(this::plug);
    } catch (RuntimeException e) {
      destroy();
      throw e;
    }
  }

  /** Plugs a card in. */
  void plug(NetworkCard card) {
    lab.join(guest, card);
    String device = card.name();
    ip("link set " + device + " address " + card.mac());
    if (card.mtu() > 0) {
      ip("link set " + device + " mtu " + card.mtu());
    }
    if (card.address() != null) {
      ip("addr add " + card.address() + " dev " + device);
    }
    if (card.address6() != null) {
      ip("addr add " + card.address6() + " dev " + device + " nodad");
    }
    ip("link set " + device + " up");
    String route = " dev " + device + " onlink metric " + (METRIC + card.index());
    if (card.gateway() != null) {
      ip("route add default via " + card.gateway() + route);
    }
    if (card.gateway6() != null) {
      ip("-6 route add default via " + card.gateway6() + route);
    }
  }

  /** Pulls a card out. */
  void unplug(NetworkCard card) {
    lab.unplug(guest, card);
  }

  /** Plugs a card's cable in, or pulls it. */
  void cable(NetworkCard card) {
    lab.cable(guest, card);
  }

  /** Removes it with its cards; no error if it is not there. */
  void destroy() {
    Shell.attempt("", List.of("ip", "netns", "del", name));
    lab.leave(guest);
  }

  /** Where programs find it. */
  Path path() {
    return Path.of("/run/netns", name);
  }

  boolean exists() {
    return Files.exists(path());
  }

  private void ip(String arguments) {
    Shell.run("", List.of(("ip -n " + name + " " + arguments).split(" ", -1)));
  }
}
