package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.List;

/** How rules speak of things. */
final class Words {

  private static final int MOST_LISTED = 5;

  private Words() {}

  /** A server as its document calls it: a mistake in a series is one of the series. */
  static String of(Server server) {
    Replica replica = server.replica();
    return Quoted.of(replica == null ? server.name() : replica.series());
  }

  /** {@code 5 servers: shop-app, shop-db, shop-web}, a series as one, the first few. */
  static String list(List<Server> servers) {
    List<String> names =
        servers.stream()
            .map(server -> server.replica() == null ? server.name() : server.replica().series())
            .distinct()
            .toList();
    String shown = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
    return count(servers.size(), "server")
        + " ("
        + shown
        + (names.size() > MOST_LISTED ? ", …" : "")
        + ")";
  }

  static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : singular.endsWith("s") ? "es" : "s");
  }
}
