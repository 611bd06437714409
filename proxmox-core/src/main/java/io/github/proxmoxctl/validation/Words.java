package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;

/** How rules speak of things. */
final class Words {

  private Words() {}

  /** A server as its document calls it: a mistake in a series is one of the series. */
  static String of(Server server) {
    Replica replica = server.replica();
    return Quoted.of(replica == null ? server.name() : replica.series());
  }

  static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : singular.endsWith("s") ? "es" : "s");
  }
}
