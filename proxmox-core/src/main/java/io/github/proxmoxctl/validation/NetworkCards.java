package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** MTU and queues are for virtio cards, and more queues than processors serve nobody. */
final class NetworkCards implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (NetworkInterface nic : server.networks()) {
        NetworkCard card = nic.card();
        if (!card.isVirtio() && card.mtu() != null) {
          problems.add(onlyVirtio(server, nic, "mtu"));
        }
        if (!card.isVirtio() && card.queues() > 0) {
          problems.add(onlyVirtio(server, nic, "queues"));
        }
        int processors = server.cpu().cores() * server.cpu().sockets();
        if (card.isVirtio() && card.queues() > processors) {
          problems.add(
              Diagnostic.warning(
                      "card.queues",
                      "%d queues serve no more than the %s of %s"
                          .formatted(
                              card.queues(),
                              Words.count(processors, "processor"),
                              Words.of(server)),
                      server.origins().of("networks." + nic.name() + ".queues"))
                  .next("write " + processors));
        }
      }
    }
    return problems;
  }

  private static Diagnostic onlyVirtio(Server server, NetworkInterface nic, String field) {
    return Diagnostic.error(
            "card.virtio",
            "`%s` is for cards of model virtio, and this one is %s"
                .formatted(field, nic.card().model()),
            server.origins().of("networks." + nic.name() + "." + field))
        .next("take `" + field + "` away, or `model`")
        .see(server.origins().of("networks." + nic.name() + ".model"), "the model");
  }
}
