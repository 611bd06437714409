package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;

/** An estate without servers says so: otherwise a lost folder would read as "destroy all". */
record ServersDeclared(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (!state.servers().isEmpty()
        || state.pipeline().allowNoServers()
        || undecoded.mayDeclareAny("Server")) {
      return List.of();
    }
    return List.of(
        Diagnostic.error(
                "servers.none", "no server is declared", state.pipeline().origins().whole())
            .because("an estate without servers reads as: destroy all that exist")
            .next(
                "write one below servers/, or `allowNoServers: true` into the Pipeline's `spec` if"
                    + " that is meant"));
  }
}
