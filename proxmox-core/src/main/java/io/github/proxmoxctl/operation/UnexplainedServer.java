package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;

/** Why a server that was asked about cannot be explained. */
final class UnexplainedServer {

  private static final int MOST_LISTED = 8;

  private UnexplainedServer() {}

  static Diagnostic of(String name, DesiredState state, Undecoded undecoded) {
    List<String> replicas =
        state.servers().stream()
            .filter(server -> name.equals(series(server)))
            .map(Server::name)
            .toList();
    if (!replicas.isEmpty()) {
      return Diagnostic.error(
              "server.series",
              Quoted.of(name) + " is a series of " + replicas.size() + " servers",
              null)
          .next("explain one of them: " + listed(replicas));
    }
    if (state.externalHostsByName().containsKey(name)) {
      return Diagnostic.error(
              "server.external", Quoted.of(name) + " is an ExternalHost, and not a server", null)
          .next("read its document: it has no defaults, sizes or instances");
    }
    Diagnostic unknown =
        Diagnostic.error("server.unknown", "there is no server " + Quoted.of(name), null);
    List<String> names = state.servers().stream().map(Server::name).toList();
    if (undecoded.mayDeclareAny("Server")) {
      unknown = unknown.because("it may stand in a document that has a mistake");
    }
    return unknown.next(
        DidYouMean.nearest(name, names)
            .map(meant -> "did you mean " + Quoted.of(meant) + "?")
            .orElse(
                names.isEmpty()
                    ? "declare one below servers/"
                    : "explain one of: " + listed(names)));
  }

  private static String series(Server server) {
    Replica replica = server.replica();
    return replica == null ? "" : replica.series();
  }

  private static String listed(List<String> names) {
    return String.join(", ", names.stream().limit(MOST_LISTED).toList())
        + (names.size() > MOST_LISTED ? ", …" : "");
  }
}
