package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A former name is no server's present one, and one server's only: its state can move once. */
final class FormerNames implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Server> present = state.serversByName();
    Map<String, Server> claimed = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (String name : server.formerNames()) {
        Server holder = present.get(name);
        Server first = claimed.putIfAbsent(name, server);
        if (holder != null) {
          problems.add(stillInUse(server, name, holder));
        } else if (first != null) {
          problems.add(claimedTwice(server, name, first));
        }
      }
    }
    return problems;
  }

  private static Diagnostic stillInUse(Server server, String name, Server holder) {
    return Diagnostic.error(
            "formerNames.used",
            Quoted.of(name) + " is still the name of a server",
            place(server, name))
        .next("remove it here, or the server that has the name")
        .see(holder.origins().whole(), "the server that has it");
  }

  private static Diagnostic claimedTwice(Server server, String name, Server first) {
    return Diagnostic.error(
            "formerNames.claimed",
            Quoted.of(server.name())
                + " and "
                + Quoted.of(first.name())
                + " both claim to have been "
                + Quoted.of(name),
            place(server, name))
        .next("leave it to the one that takes over its state")
        .see(place(first, name), "first claimed here");
  }

  private static Location place(Server server, String name) {
    Replica replica = server.replica();
    if (replica != null && name.equals(server.formerNames().get(0))) {
      Location own = server.origins().byPath().get("instances." + replica.index() + ".formerName");
      if (own != null) {
        return own;
      }
    }
    return server.origins().of("formerNames");
  }
}
