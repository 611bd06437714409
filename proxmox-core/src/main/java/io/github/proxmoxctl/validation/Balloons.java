package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Memory;
import java.util.ArrayList;
import java.util.List;

/** Memory can shrink to less than its size only. */
final class Balloons implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Memory memory = server.memory();
      if (memory.balloon().compareTo(memory.size()) > 0) {
        problems.add(
            Diagnostic.error(
                    "memory.balloon",
                    "%s cannot shrink to %s: it has %s of memory"
                        .formatted(Words.of(server), memory.balloon(), memory.size()),
                    server.origins().of("memory.balloon"))
                .next("write less than the size, or leave `balloon` out to keep the whole size")
                .see(server.origins().of("memory.size"), "the size"));
      }
    }
    return problems;
  }
}
