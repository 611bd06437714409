package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds an address or MAC that the YAML fixes for one server while another was given it before:
 * what was given stays, so the new wish is refused. (Two wishes that meet are found by validation.)
 */
final class Collisions {

  private record Holder(Server server, Server.NetworkInterface nic) {}

  private final Map<String, Holder> given = new HashMap<>();
  private final Consumer<Diagnostic> report;

  private Collisions(Consumer<Diagnostic> report) {
    this.report = report;
  }

  /**
   * Reports all.
   *
   * @param interfaces what each server's interfaces got, by server and interface name
   */
  static void report(
      List<Server> servers, Map<String, AppliedServer> interfaces, Consumer<Diagnostic> report) {
    Collisions collisions = new Collisions(report);
    collisions.walk(servers, interfaces, false);
    collisions.walk(servers, interfaces, true);
  }

  private void walk(List<Server> servers, Map<String, AppliedServer> allocated, boolean wishes) {
    for (Server server : servers) {
      AppliedServer got = allocated.get(server.name());
      for (Server.NetworkInterface nic : server.networks()) {
        AppliedServer.Interface values = got == null ? null : got.interfaces().get(nic.name());
        if (values != null) {
          Ipv4Address address = values.address();
          if (address != null && wishes == nic.address() instanceof Server.Address.Fixed) {
            String what = "address %s in network \"%s\"".formatted(address, nic.network());
            meet(what, "address", new Holder(server, nic), wishes);
          }
          Ipv6Address address6 = values.address6();
          if (address6 != null && wishes == nic.address6() instanceof Address6.Fixed) {
            String what = "address %s in network \"%s\"".formatted(address6, nic.network());
            meet(what, "address6", new Holder(server, nic), wishes);
          }
          if (wishes == (nic.mac() != null)) {
            meet("MAC " + values.mac(), "mac", new Holder(server, nic), wishes);
          }
        }
      }
    }
  }

  private void meet(String what, String kind, Holder holder, boolean isWish) {
    Holder other = isWish ? given.get(what) : given.put(what, holder);
    if (isWish && other != null) {
      refuse(what, kind, holder, other);
    }
  }

  private void refuse(String what, String kind, Holder wish, Holder other) {
    String path = "networks." + wish.nic().name() + "." + kind;
    report.accept(
        Diagnostic.error(
                kind + ".taken",
                "%s is fixed for server \"%s\" but was given to server \"%s\""
                    .formatted(what, wish.server().name(), other.server().name()),
                wish.server().origins().of(path))
            .next("choose another, or first fix another one for \"" + other.server().name() + "\"")
            .see(
                other.server().origins().of("networks." + other.nic().name()),
                "given to this one"));
  }
}
