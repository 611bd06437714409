package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.host.Ipv4Network;
import io.github.proxmoxctl.lab.host.LabNetworks;
import io.github.proxmoxctl.lab.host.LabNetworks.Placed;
import io.github.proxmoxctl.lab.host.MachineRoutes;
import io.github.proxmoxctl.lab.host.NetworkCard;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The network namespace with the lab's bridges. One link joins it to the machine, which has a route
 * over it to every network that a host is in; hosts reach the machine at its end of the link.
 */
final class LabNamespace {
  /** Links are picked from here; a small network each. */
  private static final Ipv4Network LINKS = Ipv4Network.of("169.254.0.0/16");

  /** The lab's end of the link. */
  private static final String INSIDE = "machine";

  private static final int LINK_PREFIX = 30;
  private static final int LINK_SIZE = 4;
  private static final int MACHINE = 1;
  private static final int LAB = 2;

  private final HostNames names;
  private final LabNetworks networks = new LabNetworks();
  private final Set<String> segments = new HashSet<>();
  private Ipv4Network link = LINKS;

  LabNamespace(HostNames names) {
    this.names = names;
  }

  /** Puts a host's card on its bridge; the host's namespace must be there. */
  synchronized void join(int guest, NetworkCard card) {
    open();
    if (segments.add(card.segment())) {
      lab("link add " + card.segment() + " type bridge forward_delay 0");
      lab("link set " + card.segment() + " up");
    }
    if (card.network().isPresent()) {
      join(guest, card, card.network().get());
    }
    String port = names.port(guest, card.index());
    lab("link add " + port + " type veth peer name " + card.name() + " netns " + own(guest));
    lab("link set " + port + " master " + card.segment());
    cable(guest, card);
  }

  /** Plugs a card's cable in, or pulls it. */
  synchronized void cable(int guest, NetworkCard card) {
    lab("link set " + names.port(guest, card.index()) + (card.isUp() ? " up" : " down"));
  }

  /** Takes a host's card off its bridge. */
  synchronized void unplug(int guest, NetworkCard card) {
    Shell.attempt(
        "", List.of("ip", "-n", names.namespace(), "link", "del", names.port(guest, card.index())));
  }

  /** Takes a host out of its networks; the routes to those that nobody is in go. */
  synchronized void leave(int guest) {
    for (Placed empty : networks.leave(guest)) {
      Shell.attempt(
          "", List.of("ip", "route", "del", empty.network().toString(), "dev", names.uplink()));
      Shell.attempt(
          "",
          List.of(
              "ip",
              "-n",
              names.namespace(),
              "addr",
              "flush",
              "dev",
              empty.segment(),
              "to",
              empty.network().toString()));
      Shell.attempt(
          "", List.of("ip", "-n", names.namespace(), "route", "del", empty.network().toString()));
    }
  }

  /** Removes the namespace and the link, also those that a killed lab has left. */
  synchronized void destroy() {
    Shell.attempt("", List.of("ip", "link", "del", names.uplink()));
    Shell.attempt("", List.of("ip", "netns", "del", names.namespace()));
    segments.clear();
    link = LINKS;
  }

  private void join(int guest, NetworkCard card, Ipv4Network network) {
    Placed wanted = new Placed(card.segment(), network);
    refuseConflict(wanted);
    boolean isNew = networks.join(wanted, guest);
    String gateway = card.gateway();
    if (gateway != null && network.contains(Ipv4Network.of(gateway))) {
      lab("addr replace " + gateway + "/" + network.prefix() + " dev " + card.segment());
    } else if (isNew) {
      lab("route replace " + network + " dev " + card.segment());
    }
    if (card.gateway6() != null && card.address6() != null) {
      String prefix = card.address6().replaceFirst("[^/]*", "");
      lab("addr replace " + card.gateway6() + prefix + " dev " + card.segment() + " nodad");
    }
    if (isNew) {
      String over = " via " + link.address(LAB) + " dev " + names.uplink();
      ip("route replace " + network + over + " src " + link.address(MACHINE));
    }
  }

  private void refuseConflict(Placed wanted) {
    routes()
        .conflict(wanted.network(), names.uplink())
        .ifPresent(
            route -> {
              throw Refusal.died(
                  "the lab cannot have the network "
                      + wanted.network()
                      + " on "
                      + wanted.segment()
                      + ": it overlaps "
                      + route.network()
                      + " on "
                      + route.device()
                      + " of this machine"
                      + owner(route.device())
                      + "; choose another network, or start the lab without hosts");
            });
    networks
        .conflict(wanted)
        .ifPresent(
            other -> {
              throw Refusal.died(
                  "the lab cannot have the network "
                      + wanted.network()
                      + " on "
                      + wanted.segment()
                      + ": it overlaps "
                      + other.network()
                      + " on "
                      + other.segment()
                      + ", and this machine can have a route to one of them only");
            });
  }

  /** Which other lab a device belongs to. */
  private static String owner(String device) {
    return HostNames.ofUplink(device)
        .flatMap(LabRegister.ofThisMachine()::runningIn)
        .map(hosts -> " (the lab in " + hosts.getParent() + ", which runs)")
        .orElse("");
  }

  private void open() {
    if (!link.equals(LINKS)) {
      return;
    }
    Ipv4Network free = freeLink();
    try {
      open(free, names.namespace());
      link = free;
    } catch (RuntimeException e) {
      destroy();
      throw e;
    }
  }

  private void open(Ipv4Network free, String inside) {
    ip("netns add " + inside);
    ip("link add " + names.uplink() + " type veth peer name " + INSIDE + " netns " + inside);
    ip("addr add " + free.address(MACHINE) + "/" + LINK_PREFIX + " dev " + names.uplink());
    ip("link set " + names.uplink() + " up");
    lab("link set lo up");
    lab("addr add " + free.address(LAB) + "/" + LINK_PREFIX + " dev " + INSIDE);
    lab("link set " + INSIDE + " up");
    lab("route add default via " + free.address(MACHINE));
    Shell.run("ip", "netns", "exec", inside, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
  }

  /** The first free one from a place that the lab's id gives. */
  private Ipv4Network freeLink() {
    MachineRoutes routes = routes();
    // without the first and the last 256 addresses, which nobody may use
    int count = (1 << (LINK_PREFIX - LINKS.prefix())) - 2 * 256 / LINK_SIZE;
    int first = Math.floorMod(Integer.parseInt(names.lab(), 16), count);
    for (int tried = 0; tried < count; tried++) {
      int index = 256 + (first + tried) % count * LINK_SIZE;
      Ipv4Network candidate = Ipv4Network.of(LINKS.address(index) + "/" + LINK_PREFIX);
      boolean metadata = candidate.overlaps(Ipv4Network.of("169.254.169.254"));
      if (!metadata && !routes.isUsedWithin(candidate)) {
        return candidate;
      }
    }
    throw Refusal.died("no network in " + LINKS + " is free for the link to the lab's hosts");
  }

  private static MachineRoutes routes() {
    return MachineRoutes.parse(Shell.run("ip", "-j", "-4", "route", "show", "table", "all"));
  }

  private String own(int guest) {
    return names.namespace(guest);
  }

  private void lab(String arguments) {
    ip("-n " + names.namespace() + " " + arguments);
  }

  private static void ip(String arguments) {
    Shell.run("", command(Objects.requireNonNull(arguments)));
  }

  private static List<String> command(String arguments) {
    return List.of(("ip " + arguments).split(" ", -1));
  }
}
